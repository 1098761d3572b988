import {
  AdminDeleteSoftwareTokenCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  GetUserCommand,
  GetUserPoolMfaConfigCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { matchingStep } from "../../../../src/services/cognito-idp/totp";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { signInWithSrp } from "./support/srpClient";
import { totpCode } from "./support/totp";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

const HALF_MINUTE = 30_000;
const ON = { Enabled: true, PreferredMfa: true };
const MISMATCH = "CodeMismatchException: Invalid code received for user";
const NO_DELIVERY = "InvalidParameterException: User does not have delivery config set to turn on ";

describe("Second factors", () => {
  let stack: CognitoStack;
  let optional: Pool;
  let required: Pool;
  let off: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    const app = { softwareTokenMfaConfiguration: { enabled: true } };
    const mail = { emailMfaConfiguration: { subject: "Sign in", message: "Use {####} now" } };
    optional = await declarePool(
      stack,
      {},
      { mfaConfiguration: "OPTIONAL", ...app, ...mail },
      "optional",
    );
    required = await declarePool(stack, {}, { mfaConfiguration: "ON", ...app }, "required");
    off = await declarePool(stack, {}, {}, "off");
  });
  after(() => stack.close());

  const now = () => stack.services.clock.now();
  const nextCode = () => stack.advance(HALF_MINUTE);
  const newUser = async (pool: Pool) => {
    const email = `mfa${(count += 1)}@example.com`;
    await addUser(stack, pool, email);
    return email;
  };
  const initiate = ({ clientId }: Pool, email: string) =>
    stack.sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: email, PASSWORD },
      }),
    );
  const respond = (
    { clientId }: Pool,
    ChallengeName: ChallengeNameType,
    Session: string | undefined,
    ChallengeResponses: Record<string, string>,
  ) =>
    stack.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName,
        Session,
        ChallengeResponses,
      }),
    );
  const associate = async (AccessToken: string) =>
    (await stack.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode!;
  const verify = (AccessToken: string, UserCode: string, FriendlyDeviceName?: string) =>
    stack.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode, FriendlyDeviceName }));
  const prefer = (AccessToken: string, preferences: object) =>
    stack.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...preferences }));
  /** A user of the optional pool with an authenticator app, and its secret. */
  const withApp = async () => {
    const email = await newUser(optional);
    const { AccessToken } = await signInWithPassword(stack, optional, email);
    const secret = await associate(AccessToken);
    await verify(AccessToken, totpCode(secret, now()), "phone");
    await prefer(AccessToken, { SoftwareTokenMfaSettings: ON });
    nextCode();
    return { email, secret, AccessToken };
  };

  describe("TOTP", () => {
    answersAsAws(behaviours.totpWindow, "matches RFC 6238 for SHA-1, a step early or late", () => {
      const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890"
      expect(matchingStep(secret, "287082", 59_000)).to.equal(1);
      expect(matchingStep(secret, "287082", 89_000)).to.equal(1);
      expect(matchingStep(secret, "287082", 90_000)).to.equal(undefined);
      expect(matchingStep(secret, "081804", 1_111_111_109_000)).to.equal(37_037_036);
    });

    answersAsAws(
      [
        ...operationFacts(
          "AssociateSoftwareToken",
          "GetUser",
          "SetUserMFAPreference",
          "VerifySoftwareToken",
        ),
        behaviours.unsetFactor,
      ],
      "is set up with an access token and returned in the user's settings",
      async () => {
        const email = await newUser(optional);
        const { AccessToken } = await signInWithPassword(stack, optional, email);
        expect(await failure(prefer(AccessToken, { SoftwareTokenMfaSettings: ON }))).to.equal(
          `${NO_DELIVERY}SOFTWARE_TOKEN_MFA`,
        );
        expect(await failure(verify(AccessToken, "123456"))).to.equal(
          "SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.",
        );
        const secret = await associate(AccessToken);
        expect(secret).to.match(/^[A-Z2-7]{52}$/);
        expect(
          await failure(verify(AccessToken, totpCode(secret, now() + 10 * HALF_MINUTE))),
        ).to.equal(
          "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA",
        );
        expect((await verify(AccessToken, totpCode(secret, now()))).Status).to.equal("SUCCESS");
        await prefer(AccessToken, { SoftwareTokenMfaSettings: ON });
        const user = await stack.sdk.send(new GetUserCommand({ AccessToken }));
        const asAdmin = await stack.sdk.send(
          new AdminGetUserCommand({ UserPoolId: optional.poolId, Username: email }),
        );
        for (const { PreferredMfaSetting, UserMFASettingList } of [user, asAdmin]) {
          expect([PreferredMfaSetting, UserMFASettingList]).to.deep.equal([
            "SOFTWARE_TOKEN_MFA",
            ["SOFTWARE_TOKEN_MFA"],
          ]);
        }
        await prefer(AccessToken, { SoftwareTokenMfaSettings: { Enabled: false } });
        expect((await initiate(optional, email)).AuthenticationResult).to.not.equal(undefined);
      },
    );

    answersAsAws(
      behaviours.totpOnce,
      "is required after a password and after SRP, and each code signs in once",
      async () => {
        const { email, secret } = await withApp();
        const challenge = await initiate(optional, email);
        expect(challenge.ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
        expect(challenge.ChallengeParameters).to.deep.include({ FRIENDLY_DEVICE_NAME: "phone" });
        expect(challenge.AuthenticationResult).to.equal(undefined);
        const code = totpCode(secret, now());
        const response = (Session: string | undefined, SOFTWARE_TOKEN_MFA_CODE: string) =>
          respond(optional, "SOFTWARE_TOKEN_MFA", Session, {
            USERNAME: email,
            SOFTWARE_TOKEN_MFA_CODE,
          });
        const wrong = totpCode(secret, now() + 5 * HALF_MINUTE);
        expect(await failure(response(challenge.Session, wrong))).to.equal(MISMATCH);
        const { AuthenticationResult } = await response(challenge.Session, code);
        expect(AuthenticationResult!.AccessToken).to.be.a("string");
        expect(await failure(response(challenge.Session, code))).to.equal(
          "NotAuthorizedException: Invalid session for the user, session can only be used once.",
        );
        const again = await signInWithSrp(stack, optional, email, PASSWORD);
        expect(again.ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
        expect(await failure(response(again.Session, code))).to.equal(
          "ExpiredCodeException: Your software token has already been used once.",
        );
        nextCode();
        expect(await failure(response(again.Session, totpCode(secret, now(), "sha256")))).to.equal(
          MISMATCH,
        );
        await response(again.Session, totpCode(secret, now()));
      },
    );

    answersAsAws(
      behaviours.totpLock,
      "locks after five wrong codes, regardless of password sign-ins in between",
      async () => {
        const { email, secret } = await withApp();
        const wrong = totpCode(secret, now() + 9 * HALF_MINUTE);
        for (let i = 0; i < 5; i += 1) {
          const { Session } = await initiate(optional, email);
          const responses = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: wrong };
          expect(
            await failure(respond(optional, "SOFTWARE_TOKEN_MFA", Session, responses)),
          ).to.equal(MISMATCH);
        }
        const { Session } = await initiate(optional, email);
        const right = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: totpCode(secret, now()) };
        expect(await failure(respond(optional, "SOFTWARE_TOKEN_MFA", Session, right))).to.equal(
          "NotAuthorizedException: Password attempts exceeded",
        );
        stack.advance(1000);
        await respond(optional, "SOFTWARE_TOKEN_MFA", Session, right);
      },
    );

    answersAsAws(
      operationFacts("AdminDeleteSoftwareToken"),
      "survives a restart, and is deleted by an administrator",
      async () => {
        const { email } = await withApp();
        await stack.restart();
        expect((await initiate(optional, email)).ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
        await stack.sdk.send(
          new AdminDeleteSoftwareTokenCommand({ UserPoolId: optional.poolId, Username: email }),
        );
        expect((await initiate(optional, email)).AuthenticationResult).to.not.equal(undefined);
      },
    );

    it("keeps the old app until a code of the new one is verified", async () => {
      const { email, secret, AccessToken } = await withApp();
      await associate(AccessToken);
      const { Session } = await initiate(optional, email);
      const responses = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: totpCode(secret, now()) };
      await respond(optional, "SOFTWARE_TOKEN_MFA", Session, responses);
    });

    it("is not available in a pool that has not enabled it", async () => {
      const email = await newUser(off);
      const { AccessToken } = await signInWithPassword(stack, off, email);
      expect(await failure(associate(AccessToken))).to.equal(
        "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool",
      );
    });
  });

  describe("when a pool requires them", () => {
    answersAsAws(
      [behaviours.mfaSetup, behaviours.mfaSetupPreferred],
      "are set up in the first sign-in and required in the next",
      async () => {
        const email = await newUser(required);
        const setUp = await initiate(required, email);
        expect(setUp.ChallengeName).to.equal("MFA_SETUP");
        expect(setUp.ChallengeParameters!.MFAS_CAN_SETUP).to.equal('["SOFTWARE_TOKEN_MFA"]');
        const early = respond(required, "MFA_SETUP", setUp.Session, { USERNAME: email });
        expect(await failure(early)).to.contain("InvalidParameterException: ");
        const associated = await stack.sdk.send(
          new AssociateSoftwareTokenCommand({ Session: setUp.Session }),
        );
        const reused = new AssociateSoftwareTokenCommand({ Session: setUp.Session });
        expect(await failure(stack.sdk.send(reused))).to.contain("session can only be used once");
        const UserCode = totpCode(associated.SecretCode!, now());
        const verified = await stack.sdk.send(
          new VerifySoftwareTokenCommand({ Session: associated.Session, UserCode }),
        );
        const { AuthenticationResult } = await respond(required, "MFA_SETUP", verified.Session, {
          USERNAME: email,
        });
        expect(AuthenticationResult!.RefreshToken).to.be.a("string");
        const next = await stack.sdk.send(
          new AdminInitiateAuthCommand({
            UserPoolId: required.poolId,
            ClientId: required.clientId,
            AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: email, PASSWORD },
          }),
        );
        expect(next.ChallengeName).to.equal("SOFTWARE_TOKEN_MFA");
        nextCode();
        const done = await stack.sdk.send(
          new AdminRespondToAuthChallengeCommand({
            UserPoolId: required.poolId,
            ClientId: required.clientId,
            ChallengeName: "SOFTWARE_TOKEN_MFA",
            Session: next.Session,
            ChallengeResponses: {
              USERNAME: email,
              SOFTWARE_TOKEN_MFA_CODE: totpCode(associated.SecretCode!, now()),
            },
          }),
        );
        expect(done.AuthenticationResult!.TokenType).to.equal("Bearer");
      },
    );
  });

  describe("by mail", () => {
    answersAsAws(
      operationFacts("AdminSetUserMFAPreference"),
      "are requested with a code in the pool's mail text",
      async () => {
        const email = await newUser(optional);
        await stack.sdk.send(
          new AdminSetUserMFAPreferenceCommand({
            UserPoolId: optional.poolId,
            Username: email,
            EmailMfaSettings: ON,
          }),
        );
        const { ChallengeName, ChallengeParameters, Session } = await initiate(optional, email);
        expect([ChallengeName, ChallengeParameters]).to.deep.equal([
          "EMAIL_OTP",
          { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "m***@e***" },
        ]);
        const [mail] = stack.mails(email);
        expect(mail!.subject).to.equal("Sign in");
        expect(mail!.text).to.match(/^Use \d{6} now$/);
        const EMAIL_OTP_CODE = stack.lastCode(email);
        const wrong = { USERNAME: email, EMAIL_OTP_CODE: EMAIL_OTP_CODE === "0" ? "1" : "0" };
        expect(await failure(respond(optional, "EMAIL_OTP", Session, wrong))).to.equal(
          "CodeMismatchException: Invalid code or auth state for the user.",
        );
        const right = { USERNAME: email, EMAIL_OTP_CODE };
        expect(
          (await respond(optional, "EMAIL_OTP", Session, right)).AuthenticationResult,
        ).to.not.equal(undefined);
      },
    );

    answersAsAws(
      behaviours.selectMfaType,
      "are a choice of two if the user prefers none",
      async () => {
        const { email, AccessToken } = await withApp();
        await prefer(AccessToken, {
          SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: false },
          EmailMfaSettings: { Enabled: true },
        });
        const select = await initiate(optional, email);
        expect([select.ChallengeName, select.ChallengeParameters!.MFAS_CAN_CHOOSE]).to.deep.equal([
          "SELECT_MFA_TYPE",
          '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
        ]);
        const choose = (ANSWER: string) =>
          respond(optional, "SELECT_MFA_TYPE", select.Session, { USERNAME: email, ANSWER });
        expect(await failure(choose("SMS_MFA"))).to.contain("InvalidParameterException: SMS_MFA");
        const { ChallengeName, Session } = await choose("EMAIL_OTP");
        expect(ChallengeName).to.equal("EMAIL_OTP");
        const EMAIL_OTP_CODE = stack.lastCode(email);
        await respond(optional, "EMAIL_OTP", Session, { USERNAME: email, EMAIL_OTP_CODE });
        const both = { SoftwareTokenMfaSettings: ON, EmailMfaSettings: ON };
        expect(await failure(prefer(AccessToken, both))).to.contain("InvalidParameterException: ");
        expect(await failure(prefer(AccessToken, { SMSMfaSettings: ON }))).to.equal(
          `${NO_DELIVERY}SMS_MFA`,
        );
      },
    );
  });

  describe("of another sign-in", () => {
    it("reject a session of another user, client, challenge or time", async () => {
      const [first, second] = [await withApp(), await withApp()];
      const { Session } = await initiate(optional, first.email);
      const code = () => totpCode(first.secret, now());
      const response = (
        pool: Pool,
        name: ChallengeNameType,
        USERNAME: string,
        session: string | undefined = Session,
      ) => failure(respond(pool, name, session, { USERNAME, SOFTWARE_TOKEN_MFA_CODE: code() }));
      const invalid = "NotAuthorizedException: Invalid session for the user.";
      expect(await response(optional, "SOFTWARE_TOKEN_MFA", second.email)).to.equal(invalid);
      expect(await response(off, "SOFTWARE_TOKEN_MFA", first.email)).to.equal(invalid);
      expect(await response(optional, "MFA_SETUP", first.email)).to.equal(invalid);
      const made = Buffer.alloc(128, 1).toString("base64url");
      expect(await response(optional, "SOFTWARE_TOKEN_MFA", first.email, made)).to.equal(invalid);
      expect(await response(optional, "SMS_MFA", first.email)).to.equal(
        "InvalidParameterException: SMS_MFA is not supported by the local user pools: they send no text messages.",
      );
      expect(await response(optional, "MAGIC" as ChallengeNameType, first.email)).to.contain(
        "InvalidParameterException: 1 validation error detected: Value 'MAGIC' at 'challengeName'",
      );
      stack.advance(180_000);
      expect(await response(optional, "SOFTWARE_TOKEN_MFA", first.email)).to.equal(
        "NotAuthorizedException: Invalid session for the user, session is expired.",
      );
    });
  });

  describe("SetUserPoolMfaConfig", () => {
    answersAsAws(
      operationFacts("GetUserPoolMfaConfig", "SetUserPoolMfaConfig"),
      "sets and returns the configuration, and rejects what AWS rejects",
      async () => {
        const pool = await declarePool(stack, {}, {}, "configured");
        const target = { UserPoolId: pool.poolId };
        const set = (config: object) =>
          stack.sdk.send(new SetUserPoolMfaConfigCommand({ ...target, ...config }));
        const get = async () => {
          const { $metadata, ...config } = await stack.sdk.send(
            new GetUserPoolMfaConfigCommand(target),
          );
          return config;
        };
        expect(await get()).to.deep.equal({ MfaConfiguration: "OFF" });
        expect(await failure(set({ MfaConfiguration: "ON" }))).to.equal(
          "InvalidParameterException: Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
        );
        const app = { SoftwareTokenMfaConfiguration: { Enabled: true } };
        expect(await failure(set({ MfaConfiguration: "OFF", ...app }))).to.equal(
          "InvalidParameterException: Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
        );
        const sms = { SmsMfaConfiguration: { SmsAuthenticationMessage: "{####} it is" } };
        expect(await failure(set({ MfaConfiguration: "ON", ...app, ...sms }))).to.contain(
          "InvalidParameterException: SmsMfaConfiguration is not supported",
        );
        const config = {
          MfaConfiguration: "OPTIONAL",
          ...app,
          EmailMfaConfiguration: { Subject: "Code", Message: "It is {####}" },
          WebAuthnConfiguration: { RelyingPartyId: "example.com", UserVerification: "required" },
        };
        const { $metadata, ...answer } = await set(config);
        expect(answer).to.deep.equal(config);
        await stack.restart();
        expect(await get()).to.deep.equal(config);
        await set({ MfaConfiguration: "OFF" });
        expect(await get()).to.deep.include({
          MfaConfiguration: "OFF",
          SoftwareTokenMfaConfiguration: { Enabled: false },
        });
      },
    );
  });
});
