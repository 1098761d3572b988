import type { JsonWebKey } from "node:crypto";
import type { UserPoolsPort } from "../../core/ports/userPools";
import { deniedByIdentity } from "../../core/accessDenied";
import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest } from "../../core/http";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Services } from "../../core/services";
import { ResourceNotFoundError } from "./errors";
import { readInput } from "./input";
import { createKit, type Kit, type KitServices } from "./kit";
import type { Operation, RunOperation } from "./operation";
import { respond, respondWithError, operationName, parseBody } from "./protocol";
import { openIdConfiguration } from "./openIdConfiguration";
import type { ClientRecord, UserRecord } from "./records";
import { toJwk } from "./signingKeys";

/** The local Cognito user pools. */
export class UserPools implements UserPoolsPort, InMemoryState {
  /** The parts of the service, for the program's resources. */
  readonly kit: Kit;
  private readonly built = new Map<string, RunOperation>();

  constructor(private readonly services: KitServices & Pick<Services, "iam">) {
    this.kit = createKit(services);
  }

  /** Handles a request of Cognito's protocol, including errors. */
  readonly handle: HttpHandler = async (request) => {
    try {
      return respond(await this.run(request));
    } catch (error) {
      if (error instanceof AwsError) return respondWithError(error);
      throw error;
    }
  };

  /**
   * The public keys of a pool, as its JWKS endpoint returns them.
   * @throws ResourceNotFoundException
   */
  jwks(userPoolId: string): { keys: JsonWebKey[] } {
    const keys = this.kit.pools.signingKeys(userPoolId);
    if (keys === undefined) throw ResourceNotFoundError.pool(userPoolId);
    return { keys: [toJwk(keys.id), toJwk(keys.access)] };
  }

  /**
   * A pool's discovery document, for verifiers that look up its keys there. The keys are those of this stack; the
   * issuer is AWS's, as in tokens.
   * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
   * @param origin of this stack
   * @throws ResourceNotFoundException
   */
  openIdConfiguration(userPoolId: string, origin: string): Record<string, unknown> {
    const { id } = this.kit.pools.get(userPoolId);
    return openIdConfiguration(id, this.kit.domains, origin);
  }

  /** Whether the program or a client has created a domain, under which AWS would serve pages. */
  hasDomains(): boolean {
    return this.kit.domains.list().length > 0;
  }

  /**
   * The claims of a valid token that this pool signed. Like every verifier outside Cognito, it ignores revocation.
   * @throws TokenError, a NotAuthorizedException with the reason in `fault`
   */
  verifyToken(userPoolId: string, jwt: string): Record<string, any> {
    return this.kit.verifier.verify(userPoolId, jwt);
  }

  capture(): () => void {
    const { limits, challenges, signIns, verifier } = this.kit;
    const parts: InMemoryState[] = [limits, challenges, signIns, verifier];
    const captured = parts.map((part) => part.capture());
    return () => captured.forEach((bringBack) => bringBack());
  }

  /** Whether the user of verified claims exists, is enabled and has not signed out since the token was issued. */
  isSignedIn(userPoolId: string, claims: Record<string, any>): boolean {
    const { pools, users, signIns } = this.kit;
    const pool = pools.find(userPoolId);
    const user = pool && users.findBySub(pool, claims.sub);
    if (!user?.enabled) return false;
    return claims.origin_jti === undefined
      ? !(claims.iat * 1000 <= (user.signedOutAt ?? -1))
      : signIns.isLive(userPoolId, claims.sub, claims.origin_jti);
  }

  /**
   * Signs a user in on behalf of this machine's operator, as if both factors were proven.
   * @throws AwsError for a user whom Cognito does not let sign in
   */
  signInAs(client: ClientRecord, user: UserRecord): Promise<Record<string, unknown>> {
    const { firstFactorProven } = require("./auth/proceed") as typeof import("./auth/proceed");
    const progress = {
      clientId: client.id,
      attemptName: "workbench",
      sub: user.sub,
      srpUsername: user.username,
      secondFactor: "MFA" as const,
    };
    return firstFactorProven(this.kit.auth, client, progress, user);
  }

  private async run(request: HttpRequest): Promise<unknown> {
    const name = operationName(request) ?? "";
    // Loaded with the first request, so that the stack starts faster.
    const { operations, unknownOperation } =
      require("./operations") as typeof import("./operations");
    const operation: Operation | undefined = Object.hasOwn(operations, name)
      ? operations[name as keyof typeof operations]
      : undefined;
    if (operation === undefined) throw unknownOperation(name);
    const principal = operation.signed
      ? this.services.iam.verify(request, "cognito-idp")
      : undefined;
    const input = readInput(operation.members, parseBody(request));
    if (principal !== undefined) {
      const poolId = operation.poolOf(input);
      const resource = poolId === undefined ? "*" : this.kit.pools.arn(poolId);
      const action = `cognito-idp:${name}`;
      if (!(await this.services.iam.authorize(principal, action, resource))) {
        throw deniedByIdentity({ principal: principal.arn, action, resource });
      }
    }
    return this.function(name, operation)(input, request);
  }

  private function(name: string, operation: Operation): RunOperation {
    let run = this.built.get(name);
    if (run === undefined) {
      run = operation.build(this.kit);
      this.built.set(name, run);
    }
    return run;
  }
}
