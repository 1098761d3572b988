import { AwsError } from "./awsError";

/** A request that IAM does not allow. */
export interface DeniedRequest {
  /** ARN of the caller. */
  principal: string;
  action: string;
  resource: string;
}

/** IAM's error for a denied request, as most services report it. */
export function accessDenied(
  { principal, action, resource }: DeniedRequest,
  status = 400,
): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`,
    status,
  );
}

/** The same, with the reason that services give whose resources have no policies. */
export function deniedByIdentity(request: DeniedRequest): AwsError {
  const { code, message } = accessDenied(request);
  const reason = `because no identity-based policy allows the ${request.action} action`;
  return new AwsError(code, `${message} ${reason}`);
}
