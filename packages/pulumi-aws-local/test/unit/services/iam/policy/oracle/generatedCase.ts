import type { PolicyDocument } from "../../../../../local/iam/policy/document";
import type { RequestPrincipal } from "../../../../../local/iam/policy/principals";
import type { RequestContext } from "../../../../../local/iam/policy/requestContext";

/** A request and the policies that apply to it. */
export interface GeneratedCase {
  principal: RequestPrincipal;
  action: string;
  resource: string;
  context: RequestContext;
  identity: PolicyDocument[];
  boundary?: PolicyDocument;
  session?: PolicyDocument;
  resourcePolicy?: PolicyDocument;
}

export function documentsOf(generated: GeneratedCase): PolicyDocument[] {
  const { identity, boundary, session, resourcePolicy } = generated;
  return [...identity, boundary, session, resourcePolicy].filter((one) => one !== undefined);
}
