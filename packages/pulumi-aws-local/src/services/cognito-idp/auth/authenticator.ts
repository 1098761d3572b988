import type { Clock } from "../../../core/clock";
import { attemptName, type AttemptLimits } from "../attemptLimits";
import type { Challenge, ChallengeName, Challenges, SignInProgress } from "../challenges";
import type { Codes } from "../codes";
import { type DeviceStore, groupKeyOf, newDeviceKey } from "../deviceStore";
import type { DomainStore } from "../domainStore";
import { InvalidParameterError, NotAuthorizedError, UserNotFoundError } from "../errors";
import type { Mailer } from "../mailer";
import type { PoolStore } from "../poolStore";
import type { ClientRecord, PoolRecord, UserRecord, Verifier } from "../records";
import type { SignIns } from "../signIns";
import { simulateVerifier } from "../srp/verifier";
import type { TokenIssuer } from "../tokenIssuer";
import { canonicalName, type UserStore } from "../userStore";
import { requireParameter } from "./parameters";
import { simulatedUsername } from "./simulatedUsername";

/** The dependencies of the flows of InitiateAuth and RespondToAuthChallenge. */
export interface AuthParts {
  clock: Clock;
  pools: PoolStore;
  users: UserStore;
  signIns: SignIns;
  issuer: TokenIssuer;
  challenges: Challenges;
  limits: AttemptLimits;
  codes: Codes;
  mailer: Mailer;
  devices: DeviceStore;
  domains: DomainStore;
}

/** A response of InitiateAuth or a similar operation. */
export type AuthResponse = Record<string, unknown>;

/** A user who is signing in, whether or not the user exists. */
export interface Candidate {
  pool: PoolRecord;
  client: ClientRecord;
  /** Undefined if the user does not exist; the flow is then simulated. */
  user: UserRecord | undefined;
  stored: Verifier;
  progress: SignInProgress;
}

/** A response to a challenge, with the challenge. */
export interface ChallengeResponse {
  client: ClientRecord;
  pool: PoolRecord;
  /** Undefined for a user who does not exist or was deleted. */
  user: UserRecord | undefined;
  challenge: Challenge;
  handle: Buffer;
  responses: Record<string, string>;
}

/** The parts that all sign-in flows share. */
export class Authenticator {
  constructor(readonly parts: AuthParts) {}

  /**
   * Finds the user who signs in with this name.
   * @throws UserNotFoundException for an unknown user if the client discloses that
   */
  candidate(client: ClientRecord, parameters: Record<string, string>): Candidate {
    const name = requireParameter(parameters, "USERNAME");
    const pool = this.parts.pools.get(client.poolId);
    const user = this.parts.users.find(pool, name);
    if (user === undefined && !client.settings.hideUserExistence) throw new UserNotFoundError();
    const simulated = simulateVerifier(pool.secret, canonicalName(pool, name));
    return {
      pool,
      client,
      user,
      stored: user?.password ?? simulated,
      progress: {
        clientId: client.id,
        attemptName: attemptName(pool, name, user),
        sub: user?.sub,
        srpUsername: user?.username ?? simulatedUsername(pool, name, simulated),
        deviceKey: parameters["DEVICE_KEY"],
      },
    };
  }

  /** @throws NotAuthorizedException */
  wrongPassword(attempts: string): never {
    this.parts.limits.recordFailure(attempts);
    throw new NotAuthorizedError();
  }

  /** Issues a challenge, to which the client responds with the session. */
  ask(
    client: ClientRecord,
    progress: SignInProgress,
    challenge: Partial<Challenge> & { name: ChallengeName },
    parameters: Record<string, string> = {},
  ): AuthResponse {
    const { clientId, attemptName: attempts, sub, srpUsername, deviceKey } = progress;
    const { firstFactor, secondFactor, deviceProven } = progress;
    const handle = this.parts.challenges.add(
      {
        ...{ clientId, attemptName: attempts, sub, srpUsername, deviceKey },
        ...{ firstFactor, secondFactor, deviceProven },
        ...challenge,
      },
      client.settings.authSessionSeconds,
    );
    return {
      ChallengeName: challenge.name,
      Session: handle.toString("base64url"),
      ChallengeParameters: parameters,
    };
  }

  /**
   * Finds the challenge of a response.
   * @throws InvalidParameterException, NotAuthorizedException for a session of another user, client or challenge
   */
  open(
    client: ClientRecord,
    name: ChallengeName,
    session: string | undefined,
    responses: Record<string, string>,
  ): ChallengeResponse {
    const { challenges, pools, users } = this.parts;
    const username = requireParameter(responses, "USERNAME");
    if (session === undefined) {
      throw new InvalidParameterError("Missing required parameter Session");
    }
    const handle = Buffer.from(session, "base64url");
    const challenge = challenges.get(handle, name, client.id);
    const pool = pools.get(client.poolId);
    const named = users.find(pool, username);
    if (attemptName(pool, username, named) !== challenge.attemptName) {
      throw new NotAuthorizedError("Invalid session for the user.");
    }
    const user = challenge.sub === undefined ? undefined : users.findBySub(pool, challenge.sub);
    return { client, pool, user, challenge, handle, responses };
  }

  /** Ends a challenge after its response. */
  end({ handle }: ChallengeResponse): void {
    this.parts.challenges.use(handle);
  }

  /** @throws NotAuthorizedException for a user who was deleted in the meantime */
  userOf({ user }: ChallengeResponse): UserRecord {
    if (user === undefined) throw new NotAuthorizedError("Invalid session for the user.");
    return user;
  }

  /**
   * Signs a user in and returns all three tokens. Also returns a key for a new device if the client sends no device
   * key.
   */
  async signIn(
    user: UserRecord,
    client: ClientRecord,
    deviceKey: string | undefined,
  ): Promise<AuthResponse> {
    const pool = this.parts.pools.get(client.poolId);
    const isNew = pool.settings.devices !== undefined && deviceKey === undefined;
    const key = isNew ? newDeviceKey(pool) : pool.settings.devices && deviceKey;
    const { signIn, refreshToken } = this.parts.signIns.begin(user, client, key);
    const tokens = await this.parts.issuer.issue(user, client, signIn);
    return {
      AuthenticationResult: {
        ...tokens,
        RefreshToken: refreshToken,
        ...(isNew && {
          NewDeviceMetadata: { DeviceKey: key, DeviceGroupKey: groupKeyOf(pool, key!) },
        }),
      },
      ChallengeParameters: {},
    };
  }
}
