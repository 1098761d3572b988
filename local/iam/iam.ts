import type { Services } from "../services";
import { epochSeconds } from "../shared/clock";
import type { HttpRequest } from "../shared/http";
import { parseAuthorization } from "./authorizationHeader";
import { BoundedMap } from "./boundedMap";
import { AccessDeniedError, ExpiredTokenError, UnrecognizedClientError } from "./errors";
import { allowedByPolicies, allowedByTrust, type RequestContext } from "./evaluatePolicies";
import { guestSessionPolicy } from "./guestSessionPolicy";
import type { CognitoIdentity, Credentials, Principal } from "./principal";
import { RoleStore, type RolePolicies } from "./roleStore";
import { checkScope, checkSignature } from "./signature";
import { TemporaryCredentials } from "./temporaryCredentials";

/** The operator's credentials, an administrator user of the account. */
const OPERATOR_KEY_ID = "local";
const OPERATOR_SECRET = "local";

/** How long a session lives that a service or an identity pool starts, in seconds. */
const SESSION_SECONDS = 3600;

/** Services whose protocol answers 400 to a request they cannot authenticate; others answer 403. */
const JSON_PROTOCOL_SERVICES = new Set(["dynamodb", "cognito-idp", "cognito-identity"]);

const GUEST_SESSION = [{ name: "session", policy: guestSessionPolicy }];

/** Identities, credentials and permissions of the account: IAM and STS. */
export class Iam {
  readonly roles: RoleStore;
  readonly operator: Principal;
  readonly #services: Pick<Services, "state" | "clock" | "region" | "accountId">;
  readonly #credentials: TemporaryCredentials;
  readonly #decisions = new BoundedMap<string, Promise<boolean>>(10_000);
  readonly #actors = new BoundedMap<string, Promise<Principal>>(1000);

  constructor(services: Pick<Services, "state" | "clock" | "region" | "accountId">) {
    this.#services = services;
    this.#credentials = new TemporaryCredentials(services);
    this.roles = new RoleStore(services, () => {
      this.#decisions.clear();
      this.#actors.clear();
    });
    this.operator = {
      kind: "operator",
      arn: `arn:aws:iam::${services.accountId}:user/local`,
      accountId: services.accountId,
      userId: "AIDALOCALOPERATOR0000",
    };
  }

  /**
   * Checks a request's Signature Version 4 and tells whose it is.
   *
   * @param service the signing name that the request must be signed for, e.g. "dynamodb".
   * @throws AwsError with AWS's code: MissingAuthenticationTokenException,
   *   IncompleteSignatureException, InvalidSignatureException, UnrecognizedClientException,
   *   ExpiredTokenException.
   */
  verify(request: HttpRequest, service: string): Principal {
    const status = JSON_PROTOCOL_SERVICES.has(service) ? 400 : 403;
    const claim = parseAuthorization(request, status);
    const token = request.headers["x-amz-security-token"];
    const { secret, principal } = this.#keyHolder(claim.accessKeyId, token, status);
    const { region, clock } = this.#services;
    checkScope(claim, request, { region, service, now: clock.now(), status });
    checkSignature(claim, request, secret, status);
    return principal;
  }

  /**
   * Whether a principal may perform an action on a resource.
   *
   * @param resource an ARN, or "*" for actions that know no resource.
   * @param context values of condition keys, such as "dynamodb:LeadingKeys".
   */
  authorize(
    principal: Principal,
    action: string,
    resource: string,
    context: RequestContext = {},
  ): Promise<boolean> {
    if (principal.kind === "operator") return ALLOWED;
    const policies = this.roles.policiesOf(roleNameOf(principal.roleArn!));
    if (policies === undefined) return DENIED;
    if (policies.dependsOnTime)
      return this.#evaluate(principal, policies, action, resource, context);
    const key = JSON.stringify([
      principal.roleArn,
      action,
      resource,
      isGuest(principal),
      policies.dependsOnContext && [principal.userId, principal.cognito, context],
    ]);
    const known = this.#decisions.get(key);
    if (known !== undefined) return known;
    return this.#decisions.set(key, this.#evaluate(principal, policies, action, resource, context));
  }

  /**
   * Starts a session of a role for an AWS service, if the role trusts it.
   *
   * @param servicePrincipal e.g. "appsync.amazonaws.com".
   * @throws AccessDeniedError
   */
  async assumeRoleForService(
    roleArn: string,
    servicePrincipal: string,
    sessionName: string,
    context: RequestContext = {},
  ): Promise<Credentials> {
    const { role } = await this.#trusting(roleArn, servicePrincipal, "sts:AssumeRole", {
      "aws:SourceAccount": this.#services.accountId,
      ...context,
    });
    return this.#startSession(role, sessionName);
  }

  /**
   * Starts a session of a role for someone whom an identity provider vouches for.
   *
   * @param federated the provider, e.g. "cognito-identity.amazonaws.com", and the values of its
   *   condition keys (…:aud, …:amr, …:sub).
   * @throws AccessDeniedError
   */
  async assumeRoleWithWebIdentity(
    roleArn: string,
    { federated, context }: { federated: string; context: RequestContext },
    sessionName: string,
    identity?: CognitoIdentity,
  ): Promise<Credentials> {
    const action = "sts:AssumeRoleWithWebIdentity";
    const { role } = await this.#trusting(roleArn, federated, action, context);
    return this.#startSession(role, sessionName, identity);
  }

  /**
   * The session under which a service itself acts with a role; no credentials change hands.
   * @throws AccessDeniedError if the role does not trust the service.
   */
  roleActor(
    roleArn: string,
    servicePrincipal: string,
    context: RequestContext = {},
  ): Promise<Principal> {
    const key = JSON.stringify([roleArn, servicePrincipal, context]);
    const known = this.#actors.get(key);
    if (known !== undefined) return known;
    const source = { "aws:SourceAccount": this.#services.accountId, ...context };
    return this.#actors.set(
      key,
      this.#trusting(roleArn, servicePrincipal, "sts:AssumeRole", source).then(({ role }) =>
        this.#sessionPrincipal(role, servicePrincipal.split(".")[0]!),
      ),
    );
  }

  #keyHolder(accessKeyId: string, token: string | undefined, status: number) {
    if (accessKeyId === OPERATOR_KEY_ID && token === undefined) {
      return { secret: OPERATOR_SECRET, principal: this.operator };
    }
    const session = token === undefined ? undefined : this.#credentials.open(token);
    if (session === undefined || session.accessKeyId !== accessKeyId) {
      throw new UnrecognizedClientError(status);
    }
    const role = this.roles.role(session.roleName);
    if (role === undefined || role.uniqueId !== session.roleId) {
      throw new UnrecognizedClientError(status);
    }
    if (session.expiration <= epochSeconds(this.#services.clock)) {
      throw new ExpiredTokenError(status);
    }
    return {
      secret: this.#credentials.secretOf(accessKeyId),
      principal: this.#sessionPrincipal(role, session.sessionName, session.cognito),
    };
  }

  async #trusting(
    roleArn: string,
    principal: string,
    action: string,
    context: RequestContext,
  ): Promise<RolePolicies> {
    const { accountId } = this.#services;
    const policies = this.roles.policiesOf(roleNameOf(roleArn));
    const trusted = { principal, action, context };
    if (
      policies === undefined ||
      policies.role.arn !== roleArn ||
      !(await allowedByTrust(policies.trust, roleArn, accountId, trusted))
    ) {
      throw new AccessDeniedError(
        `${principal} is not authorized to perform: ${action} on resource: ${roleArn}`,
      );
    }
    return policies;
  }

  async #evaluate(
    principal: Principal,
    { identity, boundary }: RolePolicies,
    action: string,
    resource: string,
    context: RequestContext,
  ): Promise<boolean> {
    // Cognito keeps its identities away from identity pools and Cognito Sync whatever their role says:
    // https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies
    if (principal.cognito && /^cognito-(identity|sync):/i.test(action)) return false;
    const request = { principal, action, resource, context: this.#contextOf(principal, context) };
    return (
      (await allowedByPolicies(identity, request)) &&
      (boundary === undefined || (await allowedByPolicies(boundary, request))) &&
      (!isGuest(principal) || (await allowedByPolicies(GUEST_SESSION, request)))
    );
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
  #contextOf(principal: Principal, context: RequestContext): RequestContext {
    const now = this.#services.clock.now();
    const { cognito } = principal;
    return {
      "aws:PrincipalArn": principal.roleArn!,
      "aws:PrincipalAccount": principal.accountId,
      "aws:PrincipalType": "AssumedRole",
      "aws:userid": principal.userId,
      "aws:RequestedRegion": this.#services.region,
      "aws:SecureTransport": "true",
      "aws:CurrentTime": new Date(now).toISOString(),
      "aws:EpochTime": String(Math.floor(now / 1000)),
      ...(cognito && {
        "aws:FederatedProvider": "cognito-identity.amazonaws.com",
        "cognito-identity.amazonaws.com:aud": cognito.identityPoolId,
        "cognito-identity.amazonaws.com:sub": cognito.identityId,
        "cognito-identity.amazonaws.com:amr": [
          cognito.authenticated ? "authenticated" : "unauthenticated",
        ],
      }),
      ...context,
    };
  }

  #startSession(
    role: RolePolicies["role"],
    sessionName: string,
    cognito?: CognitoIdentity,
  ): Credentials {
    return this.#credentials.issue({
      roleName: role.name,
      roleId: role.uniqueId,
      sessionName,
      expiration: epochSeconds(this.#services.clock) + SESSION_SECONDS,
      ...(cognito && { cognito }),
    });
  }

  #sessionPrincipal(
    role: RolePolicies["role"],
    sessionName: string,
    cognito?: CognitoIdentity,
  ): Principal {
    const { accountId } = this.#services;
    return {
      kind: "role",
      arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
      accountId,
      userId: `${role.uniqueId}:${sessionName}`,
      roleArn: role.arn,
      ...(cognito && { cognito }),
    };
  }
}

const ALLOWED = Promise.resolve(true);
const DENIED = Promise.resolve(false);

function isGuest({ cognito }: Principal): boolean {
  return cognito !== undefined && !cognito.authenticated;
}

/** Role names are unique in the account, whatever path the ARN has before them. */
function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf("/") + 1);
}
