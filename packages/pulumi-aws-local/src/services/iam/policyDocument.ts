import { checkConditionKeys } from "./conditionKeys";
import { MalformedPolicyDocumentError } from "./errors";
import { listOf, type PolicyDocument } from "./policy/document";
import { findProblem } from "./policy/validation/document";
import type { PolicyKind } from "./policy/validation/problem";

/**
 * Checks a policy document as IAM does when it stores one, and returns it as JSON.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @param document JSON text, or the document itself, which Pulumi also accepts
 * @param owner of the document, for messages
 * @throws MalformedPolicyDocumentError, VisibleError for unsupported condition keys
 */
export function readPolicyDocument(document: unknown, kind: PolicyKind, owner: string): string {
  const policy = parse(document, owner);
  const problem = findProblem(policy, kind);
  if (problem !== undefined) {
    const { path, message } = problem;
    refuse(owner, path === "" ? message : `${path}: ${message}`);
  }
  const valid = policy as PolicyDocument;
  checkConditionKeys(valid, owner);
  if (kind === "trust") checkIdentityPoolTrust(valid, owner);
  return JSON.stringify(policy);
}

function parse(document: unknown, owner: string): object {
  let policy = document;
  if (typeof document === "string") {
    try {
      policy = JSON.parse(document);
    } catch {
      refuse(owner, "it is not JSON");
    }
  }
  if (typeof policy !== "object" || policy === null || Array.isArray(policy)) {
    refuse(owner, "expected a JSON object");
  }
  return policy;
}

/**
 * IAM rejects a trust policy that lets every identity pool assume the role.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#trust-policies
 */
function checkIdentityPoolTrust(policy: PolicyDocument, owner: string): void {
  for (const { Effect, Principal, Condition = {} } of listOf(policy.Statement)) {
    const federated = typeof Principal === "object" ? listOf(Principal.Federated) : [];
    if (Effect !== "Allow" || !federated.includes(IDENTITY_POOLS)) continue;
    const keys = Object.values(Condition).flatMap(Object.keys);
    if (!keys.some((key) => key.toLowerCase() === `${IDENTITY_POOLS}:aud`)) {
      // UNVERIFIED: the message; the rejection is documented.
      refuse(owner, `a trust in ${IDENTITY_POOLS} needs a condition on ${IDENTITY_POOLS}:aud`);
    }
  }
}

const IDENTITY_POOLS = "cognito-identity.amazonaws.com";

function refuse(owner: string, reason: string): never {
  throw new MalformedPolicyDocumentError(`Policy document of ${owner} is malformed: ${reason}.`);
}
