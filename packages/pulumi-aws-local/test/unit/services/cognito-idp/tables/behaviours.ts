import { fact, type Fact } from "../../../../fidelity/fact";

const GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide/";
const MFA = `${GUIDE}user-pool-settings-mfa.html`;
const TOTP = `${GUIDE}user-pool-settings-mfa-totp.html`;
const METHODS = `${GUIDE}amazon-cognito-user-pools-authentication-flow-methods.html`;
const DEVICES = `${GUIDE}amazon-cognito-user-pools-device-tracking.html`;
const RECORDED = "answers that a public project recorded on AWS";

const row = (source: string, behaviour: string): Fact =>
  fact("Cognito user pools: behaviours", behaviour, source);

const guess = (source: string, behaviour: string): Fact => ({
  ...row(source, behaviour),
  isVerified: false,
});

/** Behavior of Cognito beyond the shape of one operation: rows of docs/fidelity.md, each with the test that uses it. */
export const behaviours = {
  totpWindow: row(TOTP, "codes of 30 seconds before and after are taken, HMAC-SHA1 only"),
  totpOnce: row(RECORDED, "a code of an authenticator app is taken once"),
  totpLock: row(MFA, "five wrong codes of a second factor lock it"),
  mfaSetup: row(TOTP, "MFA_SETUP where a pool requires a second factor and the user has none"),
  mfaSetupPreferred: guess(
    TOTP,
    "no further code after MFA_SETUP, and the new factor is preferred",
  ),
  selectMfaType: row(MFA, "SELECT_MFA_TYPE for two factors without a preference"),
  unsetFactor: row(RECORDED, "a factor that is not set up cannot be preferred"),
  firstFactorCodes: row(
    RECORDED,
    "codes of a first factor have eight digits, and wrong ones lock nothing",
  ),
  temporaryPassword: row(RECORDED, "a temporary password is the only first factor of its user"),
  passwordlessUser: row(
    RECORDED,
    "AdminCreateUser without a password confirms the user of a passwordless pool",
  ),
  mailedCodeConfirms: row(METHODS, "a mailed code confirms the account and its address"),
  pretendedFactors: row(
    `${GUIDE}cognito-user-pool-managing-errors.html`,
    "first factors are pretended for unknown users",
  ),
  passkeyRules: row(METHODS, "passkeys: ES256 and RS256, 20 a user, one relying party"),
  passkeyMfa: row(
    METHODS,
    "passkeys with user verification are two factors where the pool says so",
  ),
  passkeySignature: guess(METHODS, "the error for a wrong signature of a passkey"),
  passkeyTier: row(
    `${GUIDE}cognito-sign-in-feature-plans.html`,
    "passkeys and codes as first factors need the tier Essentials or Plus",
  ),
  passkeyOfStranger: row(
    `${GUIDE}cognito-user-pool-managing-errors.html`,
    "a preferred passkey that a user lacks leads to SELECT_CHALLENGE, as for unknown users",
  ),
  deviceSrp: row(DEVICES, "DEVICE_SRP_AUTH for remembered devices, in place of a second factor"),
  deviceRefresh: guess(DEVICES, "a confirmed device's refresh token needs its key"),
  updatesReset: row(`${GUIDE}cognito-user-pool-updating.html`, "updates reset what they omit"),
  unknownUsers: row(RECORDED, "unknown users of a client that discloses them, by operation"),
  unknownAttributes: row(RECORDED, "attributes that the schema lacks, at sign-up and in updates"),
};
