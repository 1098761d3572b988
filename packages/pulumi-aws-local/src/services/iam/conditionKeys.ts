import { VisibleError } from "../../core/visibleError";
import { compilePolicy } from "./policy/compiledPolicy";
import { listOf, type PolicyDocument } from "./policy/document";

/**
 * The condition keys that local requests have. A policy with any other key is rejected: a condition on a key that is
 * always absent could grant more than on AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const KNOWN_KEYS = new Set(
  [
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:FederatedProvider",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalType",
    "aws:RequestedRegion",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIp",
    "aws:userid",
    "cognito-identity.amazonaws.com:amr",
    "cognito-identity.amazonaws.com:aud",
    "cognito-identity.amazonaws.com:sub",
    "kms:ViaService", // for requests to KMS, which the emulator never makes
    "ses:FromAddress",
    "ses:FromDisplayName",
    "ses:Recipients",
  ].map((key) => key.toLowerCase()),
);

/**
 * @throws VisibleError naming a condition key, in a condition or a policy variable, that the local stack does not
 * evaluate
 */
export function checkConditionKeys(policy: PolicyDocument, owner: string): void {
  for (const { Condition = {} } of listOf(policy.Statement)) {
    for (const key of Object.values(Condition).flatMap(Object.keys)) {
      if (!KNOWN_KEYS.has(key.toLowerCase())) refuse(owner, `a condition on "${key}"`);
    }
  }
  for (const key of compilePolicy(policy).keys) {
    if (!KNOWN_KEYS.has(key)) refuse(owner, `the policy variable "\${${key}}"`);
  }
}

function refuse(owner: string, what: string): never {
  throw new VisibleError(
    `The policy document of ${owner} has ${what}, which the local stack does ` +
      `not evaluate. Known: ${[...KNOWN_KEYS].join(", ")}.`,
  );
}
