import { InvalidParameterError } from "../errors";
import { mfaOf } from "../factorSettings";
import type { MfaMethod, PoolRecord, UserRecord } from "../records";

/** What a sign-in still needs after the first factor: nothing, a code, a choice between factors, or setting one up. */
export type SecondFactor =
  | { kind: "none" }
  | { kind: "ask"; method: MfaMethod }
  | { kind: "choose"; methods: MfaMethod[] }
  | { kind: "setUp"; methods: MfaMethod[] };

/**
 * Determines the second factor.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html ("Details of MFA logic
 * at user runtime")
 * UNVERIFIED: that a registered authenticator app which is not enabled requires no code where MFA is optional (as
 * amplify's documents have it; that page has both); the text of the refusal.
 * @throws InvalidParameterException for a user who needs a second factor and can have none.
 */
export function secondFactorOf(pool: PoolRecord, user: UserRecord): SecondFactor {
  const { mode, softwareToken, email } = mfaOf(pool.settings);
  if (mode === "OFF") return { kind: "none" };
  const enabled = usable(pool, user, user.mfa?.enabled ?? []);
  const preferred = user.mfa?.preferred;
  if (preferred !== undefined && enabled.includes(preferred)) {
    return { kind: "ask", method: preferred };
  }
  if (enabled.length > 0) return oneOf(enabled);
  if (mode === "OPTIONAL") return { kind: "none" };
  const recoversByEmail = pool.settings.recovery?.[0] === "verified_email";
  const registered: MfaMethod[] = [
    ...(softwareToken && user.softwareToken !== undefined ? (["SOFTWARE_TOKEN_MFA"] as const) : []),
    ...(email !== undefined && user.attributes["email"] !== undefined && !recoversByEmail
      ? (["EMAIL_OTP"] as const)
      : []),
  ];
  if (registered.length > 0) return oneOf(registered);
  const methods: MfaMethod[] = [
    ...(softwareToken ? (["SOFTWARE_TOKEN_MFA"] as const) : []),
    ...(email !== undefined && user.attributes["email"] === undefined
      ? (["EMAIL_OTP"] as const)
      : []),
  ];
  if (methods.length > 0) return { kind: "setUp", methods };
  throw new InvalidParameterError("MFA is required and the user has no eligible MFA method.");
}

/** Whether the user can only sign in with a password, because of a chosen second factor. */
export function hasSecondFactor(pool: PoolRecord, user: UserRecord): boolean {
  const { mode } = mfaOf(pool.settings);
  return mode !== "OFF" && usable(pool, user, user.mfa?.enabled ?? []).length > 0;
}

/** A registered authenticator app stays usable after the pool has turned these apps off. */
function usable({ settings }: PoolRecord, user: UserRecord, methods: MfaMethod[]): MfaMethod[] {
  return methods.filter((method) =>
    method === "SOFTWARE_TOKEN_MFA"
      ? user.softwareToken !== undefined
      : mfaOf(settings).email !== undefined && user.attributes["email"] !== undefined,
  );
}

function oneOf(methods: MfaMethod[]): SecondFactor {
  const [method, second] = methods;
  return second === undefined ? { kind: "ask", method: method! } : { kind: "choose", methods };
}
