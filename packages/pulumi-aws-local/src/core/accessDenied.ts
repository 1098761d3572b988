import { AwsError } from "./awsError";

/** A request that IAM does not allow. */
export interface DeniedRequest {
  /** ARN of the caller. */
  principal: string;
  action: string;
  resource: string;
}

/** The error for a request that IAM denies, in the wording of most services. */
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

/** The same error with the reason that services without resource policies add. */
export function deniedByIdentity(request: DeniedRequest): AwsError {
  const { code, message } = accessDenied(request);
  const reason = `because no identity-based policy allows the ${request.action} action`;
  return new AwsError(code, `${message} ${reason}`);
}
