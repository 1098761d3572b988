import { findIn, type CompiledPolicy, type Finding } from "./compiledPolicy";
import type { Naming } from "./principals";
import { questionOf, type AccessRequest } from "./question";

/** All policies that apply to a request. Of each kind that is not undefined, one must allow it. */
export interface Policies {
  /** The policies of the role or user. */
  identity?: readonly CompiledPolicy[];
  /** The permissions boundary. */
  boundary?: readonly CompiledPolicy[];
  /** The session policies, inline and managed. */
  session?: readonly CompiledPolicy[];
  /** The policy of the resource. */
  resource?: CompiledPolicy;
  /** The trust policy of the role to assume: nothing is allowed that it does not allow. */
  trust?: CompiledPolicy;
}

export type Decision = "allowed" | "explicitly denied" | "implicitly denied";

/**
 * Decides on a request: an explicit deny in any policy wins, and what nothing allows is denied.
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
  // Across accounts both sides must allow it.
  if (isForeign(request)) allowed = byItself && allows(byResource);
  // What a resource grants to the caller itself has no other limit.
  else if (byResource.allowed.has("caller")) allowed = true;
  else if (byResource.allowed.has("entity")) allowed = withinLimits;
  // An account that is named leaves the decision to its own policies.
  else allowed = byItself && (trust === undefined || allows(byResource));
  return allowed ? "allowed" : "implicitly denied";
}

function allows({ allowed }: Finding): boolean {
  return allowed.size > 0;
}

/** Services and identity providers have no account and no policies of their own. */
function isForeign({ principal, resourceAccountId: owner }: AccessRequest): boolean {
  return principal.type === "AWS" && owner !== undefined && owner !== principal.accountId;
}

const UNLIMITED: Finding = { denied: false, allowed: new Set<Naming>(["caller"]) };
