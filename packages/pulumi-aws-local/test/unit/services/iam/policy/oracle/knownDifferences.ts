import {
  hasVariables,
  listOf,
  type ConditionBlock,
  type PolicyStatement,
} from "../../../../../../src/services/iam/policy/document";
import type { RequestContext } from "../../../../../../src/services/iam/policy/requestContext";
import { ALLOW_ALL, ROLE, service, session, SESSION, statement } from "../support/questions";
import { conditionsOf, hasUnresolved, statementsOf } from "./caseFeatures";
import { documentsOf, type GeneratedCase } from "./generatedCase";

/** A difference between the oracle and AWS's documentation. */
export interface KnownDifference {
  /** The statement of the IAM User Guide, on the page of the element or operator. */
  documented: string;
  /** An example case. */
  example: GeneratedCase;
  /** Whether it can affect a case. */
  concerns(generated: GeneratedCase): boolean;
}

const OBJECT = "arn:aws:s3:::bucket/ada";

function example(more: Partial<GeneratedCase>): GeneratedCase {
  const request = { principal: session, action: "s3:GetObject", resource: OBJECT, context: {} };
  return { ...request, identity: [], ...more };
}

/** An allow of everything, with these elements. */
function allowing(
  more: Partial<PolicyStatement>,
  context: RequestContext = {},
  Version = "2012-10-17",
): GeneratedCase {
  return example({ context, identity: [{ Version, Statement: statement("Allow", more) }] });
}

function allowingIf(Condition: ConditionBlock, context: RequestContext = {}): GeneratedCase {
  return allowing({ Condition }, context);
}

export const knownDifferences: Record<string, KnownDifference> = {
  "a variable in version 2008-10-17": {
    documented: "variables like ${aws:username} are treated as literal strings",
    example: allowing(
      { Resource: "arn:aws:s3:::bucket/${aws:text}" },
      { "aws:text": "ada" },
      "2008-10-17",
    ),
    concerns: (generated) =>
      documentsOf(generated).some(
        (one) => !hasVariables(one) && JSON.stringify(one).includes("${"),
      ),
  },
  "a variable without a value under a negated operator": {
    documented: "Inverted condition operators like StringNotEquals do match against a null value",
    example: allowingIf({ StringNotEquals: { "aws:text": "${aws:none}" } }, { "aws:text": "ada" }),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ negated, values }) => negated && hasUnresolved(values, generated),
      ),
  },
  "a variable without a value in NotResource": {
    documented: "a policy variable with no value will not match any resource",
    example: allowing({ NotResource: "arn:aws:s3:::bucket/${aws:none}" }),
    concerns: (generated) =>
      statementsOf(generated).some(({ NotResource }) =>
        hasUnresolved(listOf(NotResource), generated),
      ),
  },
  "a special character without wildcards": {
    documented: "${*}: use where you need an * (asterisk) character",
    example: allowingIf({ StringEquals: { "aws:text": "${*}" } }, { "aws:text": "*" }),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ name, values }) => name.includes("Equals") && values.includes("${*}"),
      ),
  },
  "a variable for a whole ARN": {
    documented: "You can use a policy variable with the ARN condition operator",
    example: allowingIf(
      { ArnEquals: { "aws:arn": "${aws:arn}" } },
      { "aws:arn": "arn:aws:s3:::b" },
    ),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ name, values }) => name.includes("Arn") && values.includes("${aws:arn}"),
      ),
  },
  "a value with a line break": {
    documented: "any combination of characters with an asterisk (*)",
    example: allowingIf({ StringLike: { "aws:text": "a*" } }, { "aws:text": "a\nb" }),
    concerns: ({ context }) => context["aws:text"] === "a\nb",
  },
  "an empty string as a null data set": {
    documented: "or if the key values resolve to a null data set, such as an empty string",
    example: allowingIf({ "ForAllValues:StringEquals": { "aws:list": "x" } }, { "aws:list": [""] }),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ set, operator, given }) =>
          (set !== undefined || operator === "null") &&
          given !== undefined &&
          listOf(given).every((one) => one === ""),
      ),
  },
  "ForAnyValue with IfExists on an absent key": {
    documented: "If the key is not present, evaluate the condition element as true",
    example: allowingIf({ "ForAnyValue:StringEqualsIfExists": { "aws:list": "x" } }),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ set, ifExists, given }) => set === "ForAnyValue" && ifExists && given === undefined,
      ),
  },
  "a date in seconds with one in ISO 8601": {
    documented:
      "one of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time",
    example: allowingIf(
      { DateLessThan: { "aws:date": "1577836800" } },
      { "aws:date": "2019-01-01" },
    ),
    concerns: (generated) =>
      conditionsOf(generated).some(({ name, values, given }) => {
        const seconds = [...values, ...listOf(given)].map((one) => /^\d{5,}$/.test(one));
        return name.includes("Date") && seconds.includes(true) && seconds.includes(false);
      }),
  },
  "a year as a date": {
    documented: "one of the W3C implementations of the ISO 8601 date formats, YYYY among them",
    example: allowingIf(
      { DateEquals: { "aws:date": "2020" } },
      { "aws:date": "2020-01-01T00:00:00Z" },
    ),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ name, values }) => name.includes("Date") && values.includes("2020"),
      ),
  },
  "a number beyond 2^53": {
    documented: "comparing a key to an integer or decimal value",
    example: allowingIf(
      { NumericNotEquals: { "aws:number": "9007199254740993" } },
      { "aws:number": "9007199254740992" },
    ),
    concerns: ({ context }) => context["aws:number"] === "9007199254740992",
  },
  "two notations of an IPv6 address": {
    documented: "comparing a key to an IPv4 or IPv6 address or range of IP addresses",
    example: allowingIf({ IpAddress: { "aws:ip": "2001:DB8::1" } }, { "aws:ip": "2001:db8:0::1" }),
    concerns: (generated) =>
      conditionsOf(generated).some(
        ({ name, values }) => name.includes("IpAddress") && values.includes("2001:DB8::1"),
      ),
  },
  "addresses of IPv4 and IPv6": {
    documented: "NotIpAddress: All IP addresses except the specified IP address or range",
    example: allowingIf({ NotIpAddress: { "aws:ip": "203.0.113.7" } }, { "aws:ip": "::1" }),
    concerns: (generated) =>
      conditionsOf(generated).some(({ name, values, given }) => {
        const v6 = [...values, ...listOf(given)].map((one) => one.includes(":"));
        return name.includes("NotIpAddress") && v6.includes(true) && v6.includes(false);
      }),
  },
  "NotPrincipal with Deny": {
    documented: "you must also specify the account ARN of the not-denied principal",
    example: example({
      identity: [ALLOW_ALL],
      resourcePolicy: {
        Version: "2012-10-17",
        Statement: statement("Deny", { NotPrincipal: { AWS: [SESSION, ROLE] } }),
      },
    }),
    concerns: (generated) =>
      statementsOf(generated).some(
        ({ Effect, NotPrincipal }) => Effect === "Deny" && NotPrincipal !== undefined,
      ),
  },
  "a grant to the session beyond its session policy": {
    documented: "Permissions granted directly to a session are not limited by an implicit deny",
    example: example({
      session: {
        Version: "2012-10-17",
        Statement: statement("Allow", { Action: "ec2:*" }),
      },
      resourcePolicy: {
        Version: "2012-10-17",
        Statement: statement("Allow", { Principal: { AWS: SESSION } }),
      },
    }),
    concerns: ({ session: sessionPolicy, principal, resourcePolicy }) =>
      sessionPolicy !== undefined &&
      principal.id === SESSION &&
      listOf(resourcePolicy?.Statement).some(({ Effect }) => Effect === "Allow"),
  },
  "a service among identity providers": {
    documented: 'the "Federated" principal type names identity providers',
    example: example({
      principal: service,
      resourcePolicy: {
        Version: "2012-10-17",
        Statement: statement("Allow", { Principal: { Federated: service.id } }),
      },
    }),
    concerns: ({ principal, resourcePolicy }) =>
      principal.type === "Service" && JSON.stringify(resourcePolicy ?? {}).includes('"Federated"'),
  },
};
