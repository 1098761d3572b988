import type { Services } from "../../core/services";
import { BoundedMap } from "../../core/boundedMap";
import { guestSessionPolicy } from "./guestSessionPolicy";
import { compilePolicy } from "./policy/compiledPolicy";
import { decide } from "./policy/decide";
import type { RequestContext } from "./policy/requestContext";
import { environmentKeys } from "./environmentKeys";
import type { Principal } from "../../core/principal";
import type { RolePolicies } from "./roleStore";

const GUEST_SESSION = [compilePolicy(guestSessionPolicy)];

const ALLOWED = Promise.resolve(true);
const DENIED = Promise.resolve(false);

/** An authorization request for a session of a role. */
interface Question {
  principal: Principal;
  action: string;
  resource: string;
  context: RequestContext;
}

/** Decides what sessions of roles may do, and caches decisions until a role changes. */
export class Permissions {
  readonly #services: Pick<Services, "clock" | "region">;
  readonly #decisions = new BoundedMap<string, Promise<boolean>>(10_000);

  constructor(services: Pick<Services, "clock" | "region">) {
    this.#services = services;
  }

  /** Whether a session of a role with these policies has the permission. */
  decide(question: Question, policies: RolePolicies): Promise<boolean> {
    if (policies.dependsOnTime) return this.#evaluate(question, policies);
    const { principal, action, resource, context } = question;
    const key = JSON.stringify([
      principal.roleArn,
      action,
      resource,
      kindOf(principal),
      policies.dependsOnContext && [principal.userId, principal.cognito, context],
    ]);
    return this.#decisions.get(key) ?? this.#decisions.set(key, this.#evaluate(question, policies));
  }

  /** Clears the cache after roles have changed. */
  clear(): void {
    this.#decisions.clear();
  }

  #evaluate(question: Question, { permissions }: RolePolicies): Promise<boolean> {
    const { principal, action, resource, context } = question;
    // Cognito denies its identities access to identity pools and Cognito Sync regardless of their role:
    // https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies
    if (principal.cognito && /^cognito-(identity|sync):/i.test(action)) return DENIED;
    const { arn, accountId, roleArn } = principal;
    const request = {
      principal: { type: "AWS" as const, id: arn, accountId, sessionOf: roleArn! },
      action,
      resource,
      context: this.#contextOf(principal, context),
    };
    const session = kindOf(principal) === "guest" && { session: GUEST_SESSION };
    return decide(request, { ...permissions, ...session }) === "allowed" ? ALLOWED : DENIED;
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
  #contextOf(principal: Principal, context: RequestContext): RequestContext {
    const { cognito } = principal;
    return {
      ...environmentKeys(this.#services),
      "aws:PrincipalArn": principal.roleArn!,
      "aws:PrincipalAccount": principal.accountId,
      "aws:PrincipalType": "AssumedRole",
      "aws:userid": principal.userId,
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
}

function kindOf({ cognito }: Principal): "guest" | "member" | "role" {
  if (cognito === undefined) return "role";
  return cognito.authenticated ? "member" : "guest";
}
