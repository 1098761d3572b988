import {
  compilePolicy,
  type CompiledPolicy,
} from "../../../../../../src/services/iam/policy/compiledPolicy";
import {
  decide,
  type Decision,
  type Policies,
} from "../../../../../../src/services/iam/policy/decide";
import type {
  PolicyDocument,
  PolicyStatement,
} from "../../../../../../src/services/iam/policy/document";
import type { RequestPrincipal } from "../../../../../../src/services/iam/policy/principals";
import type { AccessRequest } from "../../../../../../src/services/iam/policy/question";

export const ACCOUNT = "123456789012";
export const OTHER_ACCOUNT = "444455556666";
export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/jobs/worker`;
export const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/worker/s1`;
export const USER = `arn:aws:iam::${ACCOUNT}:user/ada`;

export const session: RequestPrincipal = {
  type: "AWS",
  id: SESSION,
  accountId: ACCOUNT,
  sessionOf: ROLE,
};
export const user: RequestPrincipal = { type: "AWS", id: USER, accountId: ACCOUNT };
export const service: RequestPrincipal = { type: "Service", id: "sns.amazonaws.com" };
export const provider: RequestPrincipal = { type: "Federated", id: "accounts.google.com" };

export function compiled(...Statement: PolicyStatement[]): CompiledPolicy {
  return compilePolicy({ Version: "2012-10-17", Statement });
}

/** A statement for every action on every resource, unless `more` overrides it. */
export function statement(
  Effect: "Allow" | "Deny",
  more: Partial<PolicyStatement> = {},
): PolicyStatement {
  return {
    Effect,
    ...(more.NotAction === undefined && { Action: "*" }),
    ...(more.NotResource === undefined && { Resource: "*" }),
    ...more,
  };
}

export const ALLOW_ALL: PolicyDocument = { Version: "2012-10-17", Statement: statement("Allow") };
export const ALLOW = [compilePolicy(ALLOW_ALL)];
export const DENY = [compiled(statement("Deny"))];
/** Policies that do not match the request. */
export const SILENT = [compiled(statement("Allow", { Action: "ec2:*" }))];

/** The decision on s3:GetObject for an object, by the session of a role by default. */
export function ask(policies: Policies, request: Partial<AccessRequest> = {}): Decision {
  const object = "arn:aws:s3:::bucket/a.txt";
  return decide(
    { principal: session, action: "s3:GetObject", resource: object, context: {}, ...request },
    policies,
  );
}
