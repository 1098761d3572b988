import { findIn, type CompiledPolicy, type Finding } from "./compiledPolicy";
import type { Naming } from "./principals";
import { questionOf, type AccessRequest } from "./question";

/** All policies that apply to a request. If a kind is defined, one policy of that kind must allow the request. */
export interface Policies {
  /** The policies of the role or user. */
  identity?: readonly CompiledPolicy[];
  /** The permissions boundary. */
  boundary?: readonly CompiledPolicy[];
  /** The session policies, inline and managed. */
  session?: readonly CompiledPolicy[];
  /** The policy of the resource. */
  resource?: CompiledPolicy;
  /** The trust policy of the role to assume; it must allow the action. */
  trust?: CompiledPolicy;
}

export type Decision = "allowed" | "explicitly denied" | "implicitly denied";

/**
 * Decides on a request: an explicit deny in any policy wins, and without an allow the request is denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function decide(request: AccessRequest, policies: Policies): Decision {
  const { identity = [], boundary, session, trust } = policies;
  const resource = trust ?? policies.resource;
  const question = questionOf(request, boundary !== undefined);
  const find = (kind: readonly CompiledPolicy[] | undefined) =>
    kind === undefined ? UNLIMITED : findIn(kind, question);

  const byIdentity = findIn(identity, question);
  const byBoundary = find(boundary);
  const bySession = find(session);
  const byResource = findIn(resource === undefined ? [] : [resource], question);
  const findings = [byIdentity, byBoundary, bySession, byResource];
  if (findings.some(({ denied }) => denied)) return "explicitly denied";

  const withinLimits = allows(byBoundary) && allows(bySession);
  const byItself = allows(byIdentity) && withinLimits;
  let allowed: boolean;
  // Across accounts, both sides must allow it.
  if (isForeign(request)) allowed = byItself && allows(byResource);
  // A grant by the resource to the caller itself has no other limit.
  else if (byResource.allowed.has("caller")) allowed = true;
  else if (byResource.allowed.has("entity")) allowed = withinLimits;
  // A grant to an account leaves the decision to the account's own policies.
  else allowed = byItself && (trust === undefined || allows(byResource));
  return allowed ? "allowed" : "implicitly denied";
}

function allows({ allowed }: Finding): boolean {
  return allowed.size > 0;
}

/** Services and identity providers have neither an account nor policies. */
function isForeign({ principal, resourceAccountId: owner }: AccessRequest): boolean {
  return principal.type === "AWS" && owner !== undefined && owner !== principal.accountId;
}

const UNLIMITED: Finding = { denied: false, allowed: new Set<Naming>(["caller"]) };
