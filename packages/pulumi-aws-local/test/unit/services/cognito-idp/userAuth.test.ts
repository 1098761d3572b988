import {
  AdminCreateUserCommand,
  AdminGetUserAuthFactorsCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  type ChallengeNameType,
  ConfirmSignUpCommand,
  GetUserAuthFactorsCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { g, power } from "../../../../src/services/cognito-idp/srp/group";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { addUser, declarePool, failure, PASSWORD, type Pool } from "./support/pools";
import { answerSrp } from "./support/srpClient";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

const SRP_A = power(g, Buffer.alloc(32, 7)).toString(16);

describe("USER_AUTH", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let legacy: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    const explicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    pool = await declarePool(
      stack,
      { explicitAuthFlows },
      { signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
    );
    const { id } = await stack.declare("UserPoolClient", "legacy", {
      userPoolId: pool.poolId,
      explicitAuthFlows,
    });
    legacy = { poolId: pool.poolId, clientId: id };
  });
  after(() => stack.close());

  const newUser = async () => {
    const email = `user${(count += 1)}@example.com`;
    await addUser(stack, pool, email);
    return email;
  };
  const initiate = (
    USERNAME: string,
    more: Record<string, string> = {},
    { clientId } = pool,
    Session?: string,
  ) =>
    stack.sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME, ...more },
        Session,
      }),
    );
  const respond = (
    ChallengeName: ChallengeNameType,
    Session: string | undefined,
    ChallengeResponses: Record<string, string>,
  ) =>
    stack.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: pool.clientId,
        ChallengeName,
        Session,
        ChallengeResponses,
      }),
    );

  it("offers the user's factors, and accepts the chosen one", async () => {
    const email = await newUser();
    const offered = await initiate(email);
    expect([offered.ChallengeName, offered.AvailableChallenges]).to.deep.equal([
      "SELECT_CHALLENGE",
      ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"],
    ]);
    const select = (ANSWER: string, more: object = {}) =>
      respond("SELECT_CHALLENGE", offered.Session, { USERNAME: email, ANSWER, ...more });
    expect(await failure(select("WEB_AUTHN"))).to.contain("InvalidParameterException: WEB_AUTHN");
    expect(await failure(select("PASSWORD", { PASSWORD: "Wrong-Horse-1" }))).to.equal(
      "NotAuthorizedException: Incorrect username or password.",
    );
    const { AuthenticationResult } = await select("PASSWORD", { PASSWORD });
    expect(AuthenticationResult!.RefreshToken).to.be.a("string");
    expect(await failure(select("PASSWORD", { PASSWORD }))).to.contain("only be used once");
  });

  answersAsAws(
    behaviours.firstFactorCodes,
    "mails eight digits, and does not lock after wrong ones",
    async () => {
      const email = await newUser();
      const sent = await initiate(email, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
      expect(sent.ChallengeName).to.equal("EMAIL_OTP");
      expect(sent.AvailableChallenges).to.include("EMAIL_OTP");
      expect(sent.ChallengeParameters).to.deep.equal({
        CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
        CODE_DELIVERY_DESTINATION: "u***@e***",
      });
      const code = /\b\d{8}\b/.exec(stack.mails(email)[0]!.text)![0];
      const response = (EMAIL_OTP_CODE: string, USERNAME = email) =>
        respond("EMAIL_OTP", sent.Session, { USERNAME, EMAIL_OTP_CODE });
      for (let i = 0; i < 6; i += 1) {
        expect(await failure(response("00000000" === code ? "1" : "00000000"))).to.equal(
          "CodeMismatchException: Invalid code or auth state for the user.",
        );
      }
      expect(await failure(response(code, await newUser()))).to.equal(
        "NotAuthorizedException: Invalid session for the user.",
      );
      expect((await response(code)).AuthenticationResult!.AccessToken).to.be.a("string");
      expect(await failure(response(code))).to.contain("session can only be used once");
    },
  );

  it("accepts a password in the first request, in a challenge, and by SRP", async () => {
    const email = await newUser();
    const direct = await initiate(email, { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD });
    expect(direct.AuthenticationResult!.TokenType).to.equal("Bearer");
    const asked = await initiate(email, { PREFERRED_CHALLENGE: "PASSWORD" });
    expect(asked.ChallengeName).to.equal("PASSWORD");
    const given = await respond("PASSWORD", asked.Session, { USERNAME: email, PASSWORD });
    expect(given.AuthenticationResult!.TokenType).to.equal("Bearer");
    const srp = await initiate(email, { PREFERRED_CHALLENGE: "PASSWORD_SRP", SRP_A });
    const proven = await stack.sdk.send(
      new RespondToAuthChallengeCommand(answerSrp(pool, srp, PASSWORD)),
    );
    expect(proven.AuthenticationResult!.TokenType).to.equal("Bearer");
    const asAdmin = await stack.sdk.send(
      new AdminInitiateAuthCommand({
        UserPoolId: pool.poolId,
        ClientId: pool.clientId,
        AuthFlow: "USER_AUTH",
        AuthParameters: { USERNAME: email, PREFERRED_CHALLENGE: "PASSWORD", PASSWORD },
      }),
    );
    expect(asAdmin.AuthenticationResult!.TokenType).to.equal("Bearer");
  });

  answersAsAws(
    behaviours.temporaryPassword,
    "offers only the password to a user with a temporary one",
    async () => {
      const Username = "invited@example.com";
      await stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username,
          TemporaryPassword: PASSWORD,
          MessageAction: "SUPPRESS",
        }),
      );
      const offered = await initiate(Username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
      expect([offered.ChallengeName, offered.AvailableChallenges]).to.deep.equal([
        "SELECT_CHALLENGE",
        ["PASSWORD_SRP", "PASSWORD"],
      ]);
    },
  );

  answersAsAws(
    [
      ...operationFacts("AdminGetUserAuthFactors", "GetUserAuthFactors"),
      behaviours.passwordlessUser,
    ],
    "signs in users without a password, created by an administrator or by sign-up",
    async () => {
      const created = "passwordless@example.com";
      const { User } = await stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username: created,
          MessageAction: "SUPPRESS",
        }),
      );
      expect(User!.UserStatus).to.equal("CONFIRMED");
      const sent = await initiate(created, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
      expect(sent.AvailableChallenges).to.deep.equal(["EMAIL_OTP"]);
      const Username = "new@example.com";
      await stack.sdk.send(new SignUpCommand({ ClientId: pool.clientId, Username }));
      const { Session } = await stack.sdk.send(
        new ConfirmSignUpCommand({
          ClientId: pool.clientId,
          Username,
          ConfirmationCode: stack.lastCode(Username),
        }),
      );
      const { AuthenticationResult } = await initiate(Username, {}, pool, Session);
      expect(AuthenticationResult!.AccessToken).to.be.a("string");
      expect(await failure(initiate(Username, {}, pool, Session))).to.contain("only be used once");
      expect(await failure(initiate(created, {}, pool, sent.Session))).to.contain(
        "Invalid session",
      );
      const AccessToken = AuthenticationResult!.AccessToken!;
      const own = await stack.sdk.send(new GetUserAuthFactorsCommand({ AccessToken }));
      const seen = await stack.sdk.send(
        new AdminGetUserAuthFactorsCommand({ UserPoolId: pool.poolId, Username }),
      );
      for (const { ConfiguredUserAuthFactors } of [own, seen]) {
        expect(ConfiguredUserAuthFactors).to.deep.equal(["EMAIL_OTP"]);
      }
    },
  );

  answersAsAws(
    behaviours.mailedCodeConfirms,
    "confirms an account and its address by the mailed code",
    async () => {
      const Username = "unconfirmed@example.com";
      await stack.sdk.send(
        new SignUpCommand({ ClientId: pool.clientId, Username, Password: PASSWORD }),
      );
      const { Session } = await initiate(Username, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
      const EMAIL_OTP_CODE = /\b\d{8}\b/.exec(stack.mails(Username)[0]!.text)![0];
      await respond("EMAIL_OTP", Session, { USERNAME: Username, EMAIL_OTP_CODE });
      const user = await stack.sdk.send(
        new AdminGetUserCommand({ UserPoolId: pool.poolId, Username }),
      );
      expect(user.UserStatus).to.equal("CONFIRMED");
      expect(user.UserAttributes).to.deep.include({ Name: "email_verified", Value: "true" });
    },
  );

  answersAsAws(
    behaviours.pretendedFactors,
    "simulates users who do not exist, unless the client discloses them",
    async () => {
      const ghost = "ghost@nowhere.com";
      expect((await initiate(ghost)).AvailableChallenges).to.deep.equal([
        "PASSWORD_SRP",
        "PASSWORD",
        "EMAIL_OTP",
      ]);
      const sent = await initiate(ghost, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
      expect(sent.ChallengeParameters!.CODE_DELIVERY_DESTINATION).to.equal("g***@n***");
      expect(stack.mails(ghost)).to.deep.equal([]);
      const code = { USERNAME: ghost, EMAIL_OTP_CODE: "12345678" };
      expect(await failure(respond("EMAIL_OTP", sent.Session, code))).to.equal(
        "CodeMismatchException: Invalid code or auth state for the user.",
      );
      expect(
        await failure(initiate(ghost, { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD })),
      ).to.equal("NotAuthorizedException: Incorrect username or password.");
      expect(await failure(initiate(ghost, {}, legacy))).to.equal(
        "UserNotFoundException: User does not exist.",
      );
    },
  );
});
