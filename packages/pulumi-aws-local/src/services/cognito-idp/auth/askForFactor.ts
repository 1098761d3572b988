import type { SignInProgress } from "../challenges";
import type { ClientRecord, MfaMethod, PoolRecord, UserRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";
import { secondFactorOf } from "./secondFactor";

/** Number of digits of a mailed code: a first factor has more. */
const DIGITS = { first: 8, second: 6 };

/** Requests the second factor that a sign-in needs; undefined if it needs none. */
export function askForSecondFactor(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  user: UserRecord,
): AuthResponse | undefined {
  const pool = auth.parts.pools.get(client.poolId);
  const factor = secondFactorOf(pool, user);
  const USER_ID_FOR_SRP = user.username;
  switch (factor.kind) {
    case "none":
      return undefined;
    case "ask":
      return askForCode(auth, client, progress, { pool, user, method: factor.method });
    case "choose":
      return auth.ask(
        client,
        progress,
        { name: "SELECT_MFA_TYPE", choices: factor.methods },
        {
          MFAS_CAN_CHOOSE: JSON.stringify(factor.methods),
          USER_ID_FOR_SRP,
        },
      );
    case "setUp":
      return auth.ask(
        client,
        progress,
        { name: "MFA_SETUP", choices: factor.methods },
        {
          MFAS_CAN_SETUP: JSON.stringify(factor.methods),
          USER_ID_FOR_SRP,
        },
      );
  }
}

/** Requests a code of an authenticator app, or mails a code. */
export function askForCode(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  { pool, user, method }: { pool: PoolRecord; user: UserRecord; method: MfaMethod },
): AuthResponse {
  if (method === "EMAIL_OTP") return mailCode(auth, client, progress, { pool, user });
  const { friendlyName } = user.softwareToken ?? {};
  return auth.ask(
    client,
    progress,
    { name: "SOFTWARE_TOKEN_MFA" },
    {
      ...(friendlyName !== undefined && { FRIENDLY_DEVICE_NAME: friendlyName }),
      USER_ID_FOR_SRP: user.username,
    },
  );
}

/** Mails a code, as a first or a second factor. */
export function mailCode(
  auth: Authenticator,
  client: ClientRecord,
  progress: SignInProgress,
  { pool, user }: { pool: PoolRecord; user: UserRecord },
  more: AuthResponse = {},
): AuthResponse {
  const { codes, mailer } = auth.parts;
  const digits = progress.firstFactor === undefined ? DIGITS.first : DIGITS.second;
  const { code, record } = codes.make(pool, user, "signIn", digits);
  const delivery = mailer.sendSignInCode(pool, user.attributes["email"]!, code, user.username);
  const response = auth.ask(
    client,
    progress,
    { name: "EMAIL_OTP", code: record },
    {
      CODE_DELIVERY_DELIVERY_MEDIUM: delivery.DeliveryMedium,
      CODE_DELIVERY_DESTINATION: delivery.Destination,
    },
  );
  return { ...response, ...more };
}
