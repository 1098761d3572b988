import * as fc from "fast-check";
import type {
  PolicyDocument,
  PolicyStatement,
} from "../../../../../../src/services/iam/policy/document";
import { session } from "../support/questions";
import { conditionBlocks, contexts } from "./conditionCases";
import type { GeneratedCase } from "./generatedCase";

const BUCKET = "arn:aws:s3:::bucket/";

export const actionElements = elements("Action", [
  ...["*", "s3:*", "s3:Get*", "S3:getobject", "s3:GetObjec?", "s3:PutObject", "ec2:*", "s?:x"],
]);

const resourceElements = elements("Resource", [
  ...["*", "arn:aws:s3:*:*:bucket/*", "arn:aws:s?:::bucket/*", "arn:aws:*:*:*:*"],
  ...["ada", "*", "?da", "*/x", "${aws:text}", "${aws:text}/*", "${*}"].map((key) => BUCKET + key),
  ...["${aws:none}", "${aws:none, 'ada'}", "${aws:list}"].map((key) => BUCKET + key),
  ...["arn:aws:dynamodb:*:*:table/*", "arn:aws:dynamodb:eu-*:1:table/?arts"],
]);

const resources = [
  ...["ada", "home/ada/x", "bob", "${aws:text}"].map((key) => BUCKET + key),
  "arn:aws:dynamodb:eu-west-1:1:table/Carts",
  "arn:aws:dynamodb:eu-west-1:1:table/Carts:x",
];

/** An element or its negation, with one or two values. */
function elements(name: string, values: string[]): fc.Arbitrary<Partial<PolicyStatement>> {
  const value = fc.constantFrom(...values);
  return fc
    .tuple(
      fc.constantFrom(name, name, name, `Not${name}`),
      fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 2 })),
    )
    .map(([element, given]) => ({ [element]: given }));
}

const statements: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    action: actionElements,
    resource: resourceElements,
    Condition: fc.option(conditionBlocks, { nil: undefined }),
  })
  .map(({ Effect, action, resource, Condition }) => ({
    Effect,
    ...action,
    ...resource,
    ...(Condition && { Condition }),
  }));

const documents: fc.Arbitrary<PolicyDocument> = fc
  .record({
    Version: fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", undefined),
    Statement: fc.oneof(statements, fc.array(statements, { minLength: 1, maxLength: 3 })),
  })
  .map(({ Version, Statement }) => ({ ...(Version && { Version }), Statement }));

/** Requests of a role with identity policies and a permissions boundary. */
export const identityCases: fc.Arbitrary<GeneratedCase> = fc.record(
  {
    principal: fc.constant(session),
    action: fc.constantFrom("s3:GetObject", "s3:PutObject", "S3:GETOBJECT"),
    resource: fc.constantFrom(...resources),
    context: contexts,
    identity: fc.array(documents, { minLength: 1, maxLength: 2 }),
    boundary: documents,
  },
  { requiredKeys: ["principal", "action", "resource", "context", "identity"] },
);
