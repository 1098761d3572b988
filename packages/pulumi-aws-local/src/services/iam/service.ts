import { GLOBAL_SERVICES } from "../../core/awsHost";
import type { Services } from "../../core/services";
import { epochSeconds, signingTime } from "../../core/clock";
import type { HttpRequest } from "../../core/http";
import type { IamPort } from "../../core/ports/iam";
import { parseAuthorization } from "./authorizationHeader";
import { BoundedMap } from "../../core/boundedMap";
import { changesWithTime, environmentKeys } from "./environmentKeys";
import {
  AccessDeniedError,
  ExpiredTokenError,
  OperatorInPageError,
  UnrecognizedClientError,
} from "./errors";
import { Permissions } from "./permissions";
import { decide } from "./policy/decide";
import type { RequestContext } from "./policy/requestContext";
import type { CognitoIdentity, Credentials, Principal } from "../../core/principal";
import { RoleStore, type RolePolicies } from "./roleStore";
import { checkScope, checkSignature } from "./signature";
import { TemporaryCredentials } from "./temporaryCredentials";

/** The action with which each supported type of principal assumes a role. */
const ASSUME_ACTIONS = {
  Service: "sts:AssumeRole",
  Federated: "sts:AssumeRoleWithWebIdentity",
} as const;

/** The credentials of the operator, an administrator user of the account. */
const OPERATOR_KEY_ID = "local";
const OPERATOR_SECRET = "local";

/** Lifetime of a session that a service or an identity pool starts, in seconds. */
const SESSION_SECONDS = 3600;

/** Services that respond with 400 to a request that they cannot authenticate; others respond with 403. */
const JSON_PROTOCOL_SERVICES = new Set(["dynamodb", "cognito-idp", "cognito-identity"]);

/**
 * The signing region for global hosts, regardless of the client's region. With a custom endpoint the AWS CLI signs for
 * the client's region.
 */
const GLOBAL_REGION = "us-east-1";

/** A pending decision of IAM on what a role may do. */
export interface ObservedAuthorization {
  /** Name of the role. */
  role: string;
  /** e.g. "dynamodb:GetItem" */
  action: string;
  /** An ARN, or "*" for actions without a resource. */
  resource: string;
  /** Documents of the role's identity policies. */
  policies: readonly object[];
}

/** Identities, credentials and permissions of the account: IAM and STS. */
export class Iam implements IamPort {
  readonly roles: RoleStore;
  readonly operator: Principal;
  /** Called for each decision on a role before it is made. */
  onAuthorization?: (request: ObservedAuthorization) => void;
  readonly #services: Pick<Services, "state" | "clock" | "region" | "accountId">;
  readonly #credentials: TemporaryCredentials;
  readonly #permissions: Permissions;
  readonly #actors = new BoundedMap<string, Promise<Principal>>(1000);

  constructor(services: Pick<Services, "state" | "clock" | "region" | "accountId">) {
    this.#services = services;
    this.#credentials = new TemporaryCredentials(services);
    this.#permissions = new Permissions(services);
    this.roles = new RoleStore(services, () => {
      this.#permissions.clear();
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
   * Verifies a request's Signature Version 4 and returns the principal. The operator's key is not a secret here, so
   * pages may not use it: a browser sends the page's origin with every request that can carry a signature, and pages
   * cannot prevent that. https://fetch.spec.whatwg.org/#origin-header
   * @param service the required signing name, e.g. "dynamodb"
   * @throws AwsError with AWS's code: MissingAuthenticationTokenException, IncompleteSignatureException,
   * InvalidSignatureException, UnrecognizedClientException, ExpiredTokenException
   */
  verify(request: HttpRequest, service: string): Principal {
    const status = JSON_PROTOCOL_SERVICES.has(service) ? 400 : 403;
    const claim = parseAuthorization(request, status);
    const token = request.headers["x-amz-security-token"];
    const { secret, principal } = this.#keyHolder(claim.accessKeyId, token, status);
    const { region, clock } = this.#services;
    const regions = GLOBAL_SERVICES.has(service) ? [region, GLOBAL_REGION] : [region];
    checkScope(claim, request, { regions, service, now: signingTime(clock), status });
    checkSignature(claim, request, secret, status);
    if (principal.kind === "operator" && isFromPage(request)) throw new OperatorInPageError(status);
    return principal;
  }

  /**
   * Whether a principal may perform an action on a resource.
   * @param resource an ARN, or "*" for actions without resource-level permissions
   * @param context values of condition keys, such as "dynamodb:LeadingKeys"
   */
  authorize(
    principal: Principal,
    action: string,
    resource: string,
    context: RequestContext = {},
  ): Promise<boolean> {
    if (principal.kind === "operator") return ALLOWED;
    const role = roleNameOf(principal.roleArn!);
    const policies = this.roles.policiesOf(role);
    this.onAuthorization?.({ role, action, resource, policies: documentsOf(policies) });
    if (policies === undefined) return DENIED;
    return this.#permissions.decide({ principal, action, resource, context }, policies);
  }

  /**
   * Starts a session of a role for an AWS service, if the role trusts it.
   * @param servicePrincipal e.g. "appsync.amazonaws.com"
   * @throws AccessDeniedError
   */
  async assumeRoleForService(
    roleArn: string,
    servicePrincipal: string,
    sessionName: string,
    context: RequestContext = {},
  ): Promise<Credentials> {
    const { role } = this.#trusting(roleArn, "Service", servicePrincipal, {
      "aws:SourceAccount": this.#services.accountId,
      ...context,
    });
    return this.#startSession(role, sessionName);
  }

  /**
   * Starts a session of a role for a user whom an identity provider has authenticated.
   * @param federated the provider, e.g. "cognito-identity.amazonaws.com", and the values of its condition keys (…:aud,
   * …:amr, …:sub)
   * @throws AccessDeniedError
   */
  async assumeRoleWithWebIdentity(
    roleArn: string,
    { federated, context }: { federated: string; context: RequestContext },
    sessionName: string,
    identity?: CognitoIdentity,
  ): Promise<Credentials> {
    const { role } = this.#trusting(roleArn, "Federated", federated, context);
    return this.#startSession(role, sessionName, identity);
  }

  /**
   * The session with which a service itself uses a role, without credentials.
   * @throws AccessDeniedError if the role does not trust the service
   */
  roleActor(
    roleArn: string,
    servicePrincipal: string,
    context: RequestContext = {},
  ): Promise<Principal> {
    const key = JSON.stringify([roleArn, servicePrincipal, context]);
    const known = this.#actors.get(key);
    if (known !== undefined) return known;
    const actor = this.#actAs(roleArn, servicePrincipal, context);
    const trust = this.roles.policiesOf(roleNameOf(roleArn))?.trust;
    // A trust policy that depends on time must be evaluated again.
    return trust && changesWithTime(trust.keys) ? actor : this.#actors.set(key, actor);
  }

  async #actAs(
    roleArn: string,
    servicePrincipal: string,
    context: RequestContext,
  ): Promise<Principal> {
    const source = { "aws:SourceAccount": this.#services.accountId, ...context };
    const { role } = this.#trusting(roleArn, "Service", servicePrincipal, source);
    return this.#sessionPrincipal(role, servicePrincipal.split(".")[0]!);
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

  /** The role, if its trust policy lets the service or identity provider assume it. */
  #trusting(
    roleArn: string,
    type: keyof typeof ASSUME_ACTIONS,
    id: string,
    context: RequestContext,
  ): RolePolicies {
    const { accountId } = this.#services;
    const policies = this.roles.policiesOf(roleNameOf(roleArn));
    const action = ASSUME_ACTIONS[type];
    const request = {
      principal: { type, id },
      action,
      resource: roleArn,
      resourceAccountId: accountId,
      context: { ...environmentKeys(this.#services), ...context },
    };
    if (
      policies === undefined ||
      policies.role.arn !== roleArn ||
      decide(request, { trust: policies.trust }) !== "allowed"
    ) {
      throw new AccessDeniedError(
        `${id} is not authorized to perform: ${action} on resource: ${roleArn}`,
      );
    }
    return policies;
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

function documentsOf(policies: RolePolicies | undefined): object[] {
  return policies?.identity.map(({ policy }) => policy) ?? [];
}

/** Role names are unique in the account, regardless of the path in the ARN. */
function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf("/") + 1);
}

function isFromPage({ headers }: HttpRequest): boolean {
  return headers.origin !== undefined;
}
