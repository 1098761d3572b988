import type { HttpRequest } from "../http";
import type { CognitoIdentity, Credentials, Principal } from "../principal";

/** Values of condition keys, by key. A key with several values has a list. */
export type ConditionContext = Record<string, string | string[]>;

/** The operations of IAM and STS that other services use. */
export interface IamPort {
  /**
   * Checks a request's Signature Version 4 and returns its principal.
   * @param service the signing name that the request must be signed for, e.g. "dynamodb"
   * @throws AwsError with AWS's code
   */
  verify(request: HttpRequest, service: string): Principal;
  /**
   * Whether a principal may perform an action on a resource.
   * @param resource an ARN, or "*" for actions without resource-level permissions
   */
  authorize(
    principal: Principal,
    action: string,
    resource: string,
    context?: ConditionContext,
  ): Promise<boolean>;
  /** Starts a session of a role that trusts an AWS service. @throws AwsError */
  assumeRoleForService(
    roleArn: string,
    servicePrincipal: string,
    sessionName: string,
    context?: ConditionContext,
  ): Promise<Credentials>;
  /** Starts a session of a role that trusts an identity provider. @throws AwsError */
  assumeRoleWithWebIdentity(
    roleArn: string,
    provider: { federated: string; context: ConditionContext },
    sessionName: string,
    identity?: CognitoIdentity,
  ): Promise<Credentials>;
  /**
   * The session with which a service itself uses a role.
   * @throws AwsError
   */
  roleActor(
    roleArn: string,
    servicePrincipal: string,
    context?: ConditionContext,
  ): Promise<Principal>;
}
