import type { PolicyDocument } from "../../../../../../src/services/iam/policy/document";
import type { RequestPrincipal } from "../../../../../../src/services/iam/policy/principals";
import type { RequestContext } from "../../../../../../src/services/iam/policy/requestContext";

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
