import type { Clock } from "../../../core/clock";
import { attemptName, type AttemptLimits } from "../attemptLimits";
import { toAttributeTypes } from "../attributes";
import type { Challenges } from "../challenges";
import { NotAuthorizedError, UserNotConfirmedError, UserNotFoundError } from "../errors";
import { AwsError } from "../../../core/awsError";
import type { PoolStore } from "../poolStore";
import type { ClientRecord, PoolRecord, UserRecord, Verifier } from "../records";
import type { SignIns } from "../signIns";
import { simulateVerifier } from "../srp/verifier";
import type { TokenIssuer } from "../tokenIssuer";
import { canonicalName, type UserStore } from "../userStore";

/** What the flows of InitiateAuth and RespondToAuthChallenge work with. */
export interface AuthParts {
  clock: Clock;
  pools: PoolStore;
  users: UserStore;
  signIns: SignIns;
  issuer: TokenIssuer;
  challenges: Challenges;
  limits: AttemptLimits;
}

/** An answer of InitiateAuth and its like. */
export type AuthResponse = Record<string, unknown>;

/** Someone who wants to sign in, whether or not such a user exists. */
export interface Candidate {
  pool: PoolRecord;
  client: ClientRecord;
  /** Undefined when there is none; everything else is then simulated. */
  user: UserRecord | undefined;
  stored: Verifier;
  /** What SRP hashes as the user's name. */
  srpUsername: string;
  attemptName: string;
}

/** The steps that all sign-in flows share. */
export class Authenticator {
  constructor(readonly parts: AuthParts) {}

  /**
   * Finds who signs in under this name.
   * @throws UserNotFoundException for an unknown user if the client discloses that.
   */
  candidate(client: ClientRecord, name: string): Candidate {
    const pool = this.parts.pools.get(client.poolId);
    const user = this.parts.users.find(pool, name);
    if (user === undefined && !client.settings.hideUserExistence) throw new UserNotFoundError();
    const canonical = canonicalName(pool, name);
    const simulated = simulateVerifier(pool.secret, canonical);
    return {
      pool,
      client,
      user,
      stored: user?.password ?? simulated,
      srpUsername: user?.username ?? simulatedUsername(pool, name, simulated),
      attemptName: attemptName(pool, name, user),
    };
  }

  /** @throws NotAuthorizedException. */
  wrongPassword(attemptName: string): never {
    this.parts.limits.recordFailure(attemptName);
    throw new NotAuthorizedError();
  }

  /** Goes on after the right password: tokens, or what AWS wants to happen before. */
  async passwordProven(
    candidate: Pick<Candidate, "client" | "attemptName">,
    user: UserRecord,
  ): Promise<AuthResponse> {
    this.parts.limits.recordSuccess(candidate.attemptName);
    // UNVERIFIED: that AWS tells only those who know the password that a user is disabled.
    if (!user.enabled) throw new NotAuthorizedError("User is disabled.");
    if (user.status === "UNCONFIRMED") throw new UserNotConfirmedError();
    if (user.status === "RESET_REQUIRED") {
      throw new AwsError("PasswordResetRequiredException", "Password reset required for the user");
    }
    if (user.status === "FORCE_CHANGE_PASSWORD") return this.askForNewPassword(candidate, user);
    return this.signIn(user, candidate.client);
  }

  /** Signs a user in and answers with all three tokens. */
  async signIn(user: UserRecord, client: ClientRecord): Promise<AuthResponse> {
    const { signIn, refreshToken } = this.parts.signIns.begin(user, client);
    const tokens = await this.parts.issuer.issue(user, client, signIn);
    return {
      AuthenticationResult: { ...tokens, RefreshToken: refreshToken },
      ChallengeParameters: {},
    };
  }

  private askForNewPassword(
    { client, attemptName }: Pick<Candidate, "client" | "attemptName">,
    user: UserRecord,
  ): AuthResponse {
    const { clock, challenges } = this.parts;
    if ((user.temporaryPasswordExpiresAt ?? Infinity) <= clock.now()) {
      throw new NotAuthorizedError(
        "Temporary password has expired and must be reset by an administrator.",
      );
    }
    const handle = challenges.add(
      {
        name: "NEW_PASSWORD_REQUIRED",
        clientId: client.id,
        attemptName,
        sub: user.sub,
        srpUsername: user.username,
      },
      client.settings.authSessionSeconds,
    );
    const userAttributes = Object.fromEntries(
      toAttributeTypes(user)
        .filter(({ Name }) => Name !== "sub")
        .map(({ Name, Value }) => [Name, Value]),
    );
    return {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: handle.toString("base64url"),
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.username,
        requiredAttributes: "[]",
        userAttributes: JSON.stringify(userAttributes),
      },
    };
  }
}

/**
 * The user id of someone who does not exist: in pools that sign in by e-mail a UUID, always the
 * same for the same name.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
function simulatedUsername(pool: PoolRecord, name: string, { verifier }: Verifier): string {
  if (pool.settings.usernameAttributes.length === 0) return name;
  const hex = verifier.slice(-32);
  const variant = "89ab"[parseInt(hex[16]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join("-");
}
