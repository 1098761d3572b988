import { splitArn } from "./arn";
import type { RequestPrincipal } from "./principals";
import { ContextLookup, type RequestContext } from "./requestContext";

/** An authorization request. */
export interface AccessRequest {
  principal: RequestPrincipal;
  /** e.g. "dynamodb:GetItem". */
  action: string;
  /** ARN, or "*" for actions without resource-level permissions. */
  resource: string;
  /** The account that owns the resource; the caller's account if omitted. */
  resourceAccountId?: string;
  context: RequestContext;
}

/** An AccessRequest in the form that statements are compared with. */
export interface Question {
  principal: RequestPrincipal;
  /** In lower case. */
  action: string;
  resourceFields: readonly string[];
  context: ContextLookup;
  /** Whether the principal has a permissions boundary. */
  bounded: boolean;
}

export function questionOf(request: AccessRequest, bounded: boolean): Question {
  return {
    principal: request.principal,
    action: request.action.toLowerCase(),
    resourceFields: splitArn(request.resource),
    context: new ContextLookup(request.context),
    bounded,
  };
}
