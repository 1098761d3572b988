import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  ChangePasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createHmac } from "node:crypto";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  claimsOf,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { answerSrp, signInWithSrp, startSrp } from "./support/srpClient";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

const WRONG = "NotAuthorizedException: Incorrect username or password.";
const LOCKED = "NotAuthorizedException: Password attempts exceeded";
const DAY = 86_400_000;

describe("Signing in", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let legacy: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    const { id } = await stack.declare("UserPoolClient", "legacy", {
      userPoolId: pool.poolId,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"],
    });
    legacy = { poolId: pool.poolId, clientId: id };
  });
  after(() => stack.close());

  const newEmail = () => `user${(count += 1)}@example.com`;
  const respond = (input: ConstructorParameters<typeof RespondToAuthChallengeCommand>[0]) =>
    stack.sdk.send(new RespondToAuthChallengeCommand(input));
  const initiate = (AuthFlow: any, AuthParameters: Record<string, string>, { clientId } = pool) =>
    stack.sdk.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow, AuthParameters }));

  describe("with SRP", () => {
    answersAsAws(
      operationFacts("InitiateAuth", "RespondToAuthChallenge"),
      "returns tokens for a correct proof",
      async () => {
        const email = newEmail();
        const sub = await addUser(stack, pool, email);
        const challenge = await startSrp(stack, pool, email);
        expect(challenge.ChallengeName).to.equal("PASSWORD_VERIFIER");
        expect(Object.keys(challenge.ChallengeParameters!).sort()).to.deep.equal([
          "SALT",
          "SECRET_BLOCK",
          "SRP_B",
          "USERNAME",
          "USER_ID_FOR_SRP",
        ]);
        expect(challenge.ChallengeParameters!.USER_ID_FOR_SRP).to.equal(sub);
        const { AuthenticationResult } = await respond(answerSrp(pool, challenge, PASSWORD));
        expect(Object.keys(AuthenticationResult!).sort()).to.deep.equal([
          "AccessToken",
          "ExpiresIn",
          "IdToken",
          "RefreshToken",
          "TokenType",
        ]);
        expect(claimsOf(AuthenticationResult!.AccessToken!).sub).to.equal(sub);
      },
    );

    it("rejects a wrong password", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      expect(await failure(signInWithSrp(stack, pool, email, "Wrong-Horse-1"))).to.equal(WRONG);
    });

    it("rejects a proof that was used before", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const response = answerSrp(pool, await startSrp(stack, pool, email), PASSWORD);
      await respond(response);
      expect(await failure(respond(response))).to.equal(
        "NotAuthorizedException: Invalid session for the user, session can only be used once.",
      );
    });

    it("accepts one response to a challenge, even a wrong one", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const challenge = await startSrp(stack, pool, email);
      await failure(respond(answerSrp(pool, challenge, "Wrong-Horse-1")));
      expect(await failure(respond(answerSrp(pool, challenge, PASSWORD)))).to.contain(
        "session can only be used once",
      );
    });

    it("rejects a proof after three minutes", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const response = answerSrp(pool, await startSrp(stack, pool, email), PASSWORD);
      stack.advance(3 * 60_000);
      expect(await failure(respond(response))).to.equal(
        "NotAuthorizedException: Invalid session for the user, session is expired.",
      );
    });

    it("rejects a proof of a password that has since been changed", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const response = answerSrp(pool, await startSrp(stack, pool, email), PASSWORD);
      const { AccessToken } = await signInWithPassword(stack, pool, email);
      await stack.sdk.send(
        new ChangePasswordCommand({
          AccessToken,
          PreviousPassword: PASSWORD,
          ProposedPassword: "Another-Horse-2",
        }),
      );
      expect(await failure(respond(response))).to.equal(WRONG);
    });

    it("rejects another user's name, another client and an invented block", async () => {
      const [email, other] = [newEmail(), newEmail()];
      await addUser(stack, pool, email);
      await addUser(stack, pool, other);
      const response = async () => answerSrp(pool, await startSrp(stack, pool, email), PASSWORD);
      const renamed = await response();
      renamed.ChallengeResponses!.USERNAME = other;
      expect(await failure(respond(renamed))).to.equal(WRONG);
      expect(await failure(respond({ ...(await response()), ClientId: legacy.clientId }))).to.equal(
        "NotAuthorizedException: Invalid session for the user.",
      );
      const forged = await response();
      forged.ChallengeResponses!.PASSWORD_CLAIM_SECRET_BLOCK = "AAAA";
      expect(await failure(respond(forged))).to.equal(
        "NotAuthorizedException: Invalid session for the user.",
      );
    });

    it("rejects an SRP_A of zero and a malformed timestamp", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      expect(await failure(initiate("USER_SRP_AUTH", { USERNAME: email, SRP_A: "0" }))).to.equal(
        "InvalidParameterException: Invalid SRP_A parameter",
      );
      const response = answerSrp(pool, await startSrp(stack, pool, email), PASSWORD);
      response.ChallengeResponses!.TIMESTAMP = "today";
      expect(await failure(respond(response))).to.equal(
        "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
      );
    });
  });

  describe("when the user does not exist", () => {
    it("simulates SRP with the same salt and user id every time", async () => {
      const [first, second, other] = await Promise.all(
        ["ghost@x.com", "GHOST@x.com", "other@x.com"].map((name) => startSrp(stack, pool, name)),
      );
      const stable = (response: typeof first) => [
        response!.ChallengeParameters!.SALT,
        response!.ChallengeParameters!.USER_ID_FOR_SRP,
      ];
      expect(stable(first)).to.deep.equal(stable(second));
      expect(stable(first)).to.not.deep.equal(stable(other));
      expect(first!.ChallengeParameters!.USER_ID_FOR_SRP).to.match(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(await failure(respond(answerSrp(pool, first!, PASSWORD)))).to.equal(WRONG);
    });

    it("responds and locks as for a wrong password", async () => {
      for (let i = 0; i < 5; i += 1) {
        expect(await failure(signInWithPassword(stack, pool, "locked@x.com"))).to.equal(WRONG);
      }
      expect(await failure(signInWithPassword(stack, pool, "locked@x.com"))).to.equal(LOCKED);
    });

    it("reports it if the client allows it", async () => {
      const missing = "UserNotFoundException: User does not exist.";
      expect(await failure(startSrp(stack, legacy, "ghost@x.com"))).to.equal(missing);
      expect(await failure(signInWithPassword(stack, legacy, "ghost@x.com"))).to.equal(missing);
    });
  });

  describe("after five wrong passwords", () => {
    it("locks for a second, and twice as long after each further wrong password", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const attempt = (password: string) =>
        failure(signInWithPassword(stack, pool, email, password));
      for (let i = 0; i < 5; i += 1) expect(await attempt("Wrong-Horse-1")).to.equal(WRONG);
      expect(await attempt(PASSWORD)).to.equal(LOCKED);
      expect(await failure(signInWithSrp(stack, pool, email, PASSWORD))).to.equal(LOCKED);
      stack.advance(1000);
      expect(await attempt("Wrong-Horse-1")).to.equal(WRONG);
      stack.advance(1000);
      expect(await attempt(PASSWORD)).to.equal(LOCKED);
      stack.advance(1000);
      expect(await attempt(PASSWORD)).to.equal("no error");
      for (let i = 0; i < 4; i += 1) expect(await attempt("Wrong-Horse-1")).to.equal(WRONG);
      expect(await attempt(PASSWORD)).to.equal("no error");
    });

    it("never locks for more than fifteen minutes", async () => {
      const { limits } = stack.userPools.kit;
      for (let i = 0; i < 40; i += 1) limits.recordFailure("somebody");
      expect(() => limits.checkLock("somebody")).to.throw("Password attempts exceeded");
      stack.advance(15 * 60_000);
      expect(() => limits.checkLock("somebody")).to.not.throw();
    });
  });

  describe("with the password itself", () => {
    it("rejects a flow that the client does not allow", async () => {
      const { id: clientId } = await stack.declare("UserPoolClient", "none", {
        userPoolId: pool.poolId,
        explicitAuthFlows: ["ALLOW_CUSTOM_AUTH"],
      });
      const none = { poolId: pool.poolId, clientId };
      const parameters = { USERNAME: "a@b.c", PASSWORD, SRP_A: "5", REFRESH_TOKEN: "x" };
      expect(await failure(initiate("USER_PASSWORD_AUTH", parameters, none))).to.equal(
        "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client",
      );
      expect(await failure(initiate("USER_SRP_AUTH", parameters, none))).to.equal(
        "InvalidParameterException: USER_SRP_AUTH is not enabled for the client.",
      );
      expect(await failure(initiate("REFRESH_TOKEN_AUTH", parameters, none))).to.equal(
        "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client",
      );
      expect(await failure(initiate("USER_AUTH", parameters, none))).to.equal(
        "InvalidParameterException: USER_AUTH flow not enabled for this client",
      );
      expect(await failure(initiate("CUSTOM_AUTH", parameters, none))).to.equal(
        "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.",
      );
    });

    it("rejects the flows of administrators", async () => {
      const parameters = { USERNAME: "a@b.c", PASSWORD };
      expect(await failure(initiate("ADMIN_USER_PASSWORD_AUTH", parameters))).to.equal(
        "InvalidParameterException: Initiate Auth method not supported.",
      );
    });

    it("names a missing parameter", async () => {
      expect(await failure(initiate("USER_PASSWORD_AUTH", { USERNAME: "a@b.c" }))).to.equal(
        "InvalidParameterException: Missing required parameter PASSWORD",
      );
    });

    it("rejects unconfirmed users, once they prove their password", async () => {
      const email = newEmail();
      await stack.sdk.send(
        new SignUpCommand({ ClientId: pool.clientId, Username: email, Password: PASSWORD }),
      );
      expect(await failure(signInWithPassword(stack, pool, email))).to.equal(
        "UserNotConfirmedException: User is not confirmed.",
      );
      expect(await failure(signInWithPassword(stack, pool, email, "Wrong-Horse-1"))).to.equal(
        WRONG,
      );
    });

    it("rejects disabled users", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      await stack.sdk.send(
        new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username: email }),
      );
      expect(await failure(signInWithPassword(stack, pool, email))).to.equal(
        "NotAuthorizedException: User is disabled.",
      );
    });

    it("requires the secret hash of a client with a secret", async () => {
      const email = newEmail();
      await addUser(stack, pool, email);
      const { id: clientId, outputs } = await stack.declare("UserPoolClient", "secret", {
        userPoolId: pool.poolId,
        generateSecret: true,
        explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      });
      const secret = { poolId: pool.poolId, clientId };
      const hash = (name: string) =>
        createHmac("sha256", outputs.clientSecret)
          .update(name + clientId)
          .digest("base64");
      const parameters = { USERNAME: email, PASSWORD };
      expect(await failure(initiate("USER_PASSWORD_AUTH", parameters, secret))).to.equal(
        `NotAuthorizedException: Client ${clientId} is configured with secret but SECRET_HASH was not received`,
      );
      const wrong = { ...parameters, SECRET_HASH: hash("other") };
      expect(await failure(initiate("USER_PASSWORD_AUTH", wrong, secret))).to.equal(
        `NotAuthorizedException: Unable to verify secret hash for client ${clientId}`,
      );
      const right = { ...parameters, SECRET_HASH: hash(email) };
      const { AuthenticationResult } = await initiate("USER_PASSWORD_AUTH", right, secret);
      const username = claimsOf(AuthenticationResult!.AccessToken!).username;
      const refresh = { REFRESH_TOKEN: AuthenticationResult!.RefreshToken! };
      const refreshed = await initiate(
        "REFRESH_TOKEN_AUTH",
        { ...refresh, SECRET_HASH: hash(username) },
        secret,
      );
      expect(refreshed.AuthenticationResult!.AccessToken).to.be.a("string");
      expect(await failure(initiate("REFRESH_TOKEN_AUTH", refresh, secret))).to.contain(
        "SECRET_HASH was not received",
      );
    });
  });

  describe("with a temporary password", () => {
    async function invite(email: string): Promise<string> {
      await stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username: email,
          UserAttributes: [{ Name: "email", Value: email }],
          DesiredDeliveryMediums: ["EMAIL"],
        }),
      );
      const [mail] = stack.mails(email);
      expect(mail!.subject).to.equal("Your temporary password");
      return /temporary password is (\S+)\.$/.exec(mail!.text)![1]!;
    }
    const setPassword = (email: string, Session: string | undefined, NEW_PASSWORD: string) =>
      respond({
        ClientId: pool.clientId,
        ChallengeName: "NEW_PASSWORD_REQUIRED",
        Session,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD },
      });

    it("requests a new one, which replaces it", async () => {
      const email = newEmail();
      const temporary = await invite(email);
      const challenge = await signInWithSrp(stack, pool, email, temporary);
      expect(challenge.ChallengeName).to.equal("NEW_PASSWORD_REQUIRED");
      const { userAttributes, requiredAttributes } = challenge.ChallengeParameters!;
      expect([JSON.parse(userAttributes!), requiredAttributes]).to.deep.equal([{ email }, "[]"]);
      expect(await failure(setPassword(email, challenge.Session, "weakweakweak"))).to.equal(
        "InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters",
      );
      const done = await setPassword(email, challenge.Session, PASSWORD);
      expect(done.AuthenticationResult!.TokenType).to.equal("Bearer");
      expect(await failure(setPassword(email, challenge.Session, PASSWORD))).to.contain(
        "session can only be used once",
      );
      expect(await failure(signInWithPassword(stack, pool, email, temporary))).to.equal(WRONG);
      expect((await signInWithPassword(stack, pool, email)).ExpiresIn).to.equal(3600);
    });

    it("rejects another user's session and an expired one", async () => {
      const [email, other] = [newEmail(), newEmail()];
      const temporary = await invite(email);
      await addUser(stack, pool, other);
      const { Session } = await signInWithSrp(stack, pool, email, temporary);
      expect(await failure(setPassword(other, Session, PASSWORD))).to.equal(
        "NotAuthorizedException: Invalid session for the user.",
      );
      stack.advance(3 * 60_000);
      expect(await failure(setPassword(email, Session, PASSWORD))).to.equal(
        "NotAuthorizedException: Invalid session for the user, session is expired.",
      );
    });

    it("expires after the days in the policy", async () => {
      const email = newEmail();
      const temporary = await invite(email);
      stack.advance(7 * DAY);
      expect(await failure(signInWithPassword(stack, pool, email, temporary))).to.equal(
        "NotAuthorizedException: Temporary password has expired and must be reset by an administrator.",
      );
    });

    answersAsAws(
      operationFacts("AdminInitiateAuth", "AdminRespondToAuthChallenge"),
      "also works with the flows of administrators",
      async () => {
        const email = newEmail();
        const temporary = await invite(email);
        const ids = { UserPoolId: pool.poolId, ClientId: pool.clientId };
        const challenge = await stack.sdk.send(
          new AdminInitiateAuthCommand({
            ...ids,
            AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
            AuthParameters: { USERNAME: email, PASSWORD: temporary },
          }),
        );
        const done = await stack.sdk.send(
          new AdminRespondToAuthChallengeCommand({
            ...ids,
            ChallengeName: "NEW_PASSWORD_REQUIRED",
            Session: challenge.Session,
            ChallengeResponses: { USERNAME: email, NEW_PASSWORD: PASSWORD },
          }),
        );
        expect(done.AuthenticationResult!.ExpiresIn).to.equal(3600);
      },
    );
  });
});
