import { AwsError } from "../../../core/awsError";
import { InvalidParameterError } from "../errors";
import { optionalAccessToken, required, session, text } from "../input";
import type { Kit } from "../kit";
import { publicOperation } from "../operation";
import type { PoolRecord } from "../records";
import { checkSoftwareTokens, softwareTokenNotFound } from "../softwareTokenErrors";
import { matchingStep } from "../totp";

type Parts = Pick<
  Kit,
  "accessTokens" | "challenges" | "clients" | "clock" | "limits" | "pools" | "users"
>;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html */
export const verifySoftwareToken = publicOperation(
  {
    AccessToken: optionalAccessToken,
    Session: session,
    UserCode: required(text({ min: 6, max: 6, pattern: "[0-9]+", sensitive: true })),
    FriendlyDeviceName: text({ max: 131072 }),
  },
  (parts: Parts) => async (input) => {
    const { accessTokens, challenges, clients, pools } = parts;
    const { UserCode: code, FriendlyDeviceName: name } = input;
    if (input.AccessToken !== undefined) {
      const { pool, user } = accessTokens.read(input.AccessToken);
      verify(parts, pool, user.sub, { secret: user.newSoftwareToken, code, name });
      return { Status: "SUCCESS" };
    }
    // UNVERIFIED: the message.
    if (input.Session === undefined) {
      throw new InvalidParameterError("AccessToken or Session must be provided.");
    }
    const handle = Buffer.from(input.Session, "base64url");
    const { expiresAt, ...challenge } = challenges.get(handle, "MFA_SETUP", undefined);
    const client = clients.get(challenge.clientId);
    const pool = pools.get(client.poolId);
    verify(parts, pool, challenge.sub!, { secret: challenge.totpSecret, code, name });
    challenges.use(handle);
    const next = challenges.add(
      { ...challenge, totpSecret: undefined, isSetUp: true },
      client.settings.authSessionSeconds,
    );
    return { Status: "SUCCESS", Session: next.toString("base64url") };
  },
);

/** @throws SoftwareTokenMFANotFoundException, EnableSoftwareTokenMFAException */
function verify(
  { clock, limits, users }: Parts,
  pool: PoolRecord,
  sub: string,
  given: { secret: string | undefined; code: string; name: string | undefined },
): void {
  const { secret, code, name } = given;
  checkSoftwareTokens(pool);
  if (secret === undefined) throw softwareTokenNotFound();
  const attempts = `${pool.id}/${sub}/totp`;
  limits.checkLock(attempts);
  const step = matchingStep(secret, code, clock.now());
  if (step === undefined) {
    limits.recordFailure(attempts);
    throw new AwsError(
      "EnableSoftwareTokenMFAException",
      "Code mismatch and fail enable Software Token MFA",
    );
  }
  limits.recordSuccess(attempts);
  users.update(pool, sub, () => ({
    newSoftwareToken: undefined,
    softwareToken: { secret, lastStep: step, ...(name ? { friendlyName: name } : {}) },
  }));
}
