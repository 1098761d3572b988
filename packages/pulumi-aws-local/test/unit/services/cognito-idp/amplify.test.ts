import { Amplify } from "aws-amplify";
import * as auth from "aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { useFastPowers } from "./support/fastPowers";
import { memoryStorage } from "./support/memoryStorage";
import { addUser, claimsOf, declarePool, failure, PASSWORD, type Pool } from "./support/pools";

describe("aws-amplify against the local user pools", () => {
  let stack: CognitoStack;
  let pool: Pool;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: pool.poolId,
          userPoolClientId: pool.clientId,
          userPoolEndpoint: stack.endpoint,
        },
      },
    });
    cognitoUserPoolsTokenProvider.setKeyValueStorage(memoryStorage());
  });

  afterEach(() => auth.signOut());

  after(async () => {
    Amplify.configure({});
    await stack.close();
  });

  it("registers, confirms with the mailed code and signs in with SRP", async () => {
    const signedUp = await auth.signUp({
      username: "Ann@example.com",
      password: PASSWORD,
      options: { userAttributes: { email: "Ann@example.com" } },
    });
    expect(signedUp.nextStep).to.deep.include({ signUpStep: "CONFIRM_SIGN_UP" });
    expect(signedUp.nextStep).to.deep.nested.include({
      "codeDeliveryDetails.destination": "a***@e***",
    });
    const early = await auth.signIn({ username: "ann@example.com", password: PASSWORD });
    expect(early.nextStep.signInStep).to.equal("CONFIRM_SIGN_UP");
    const confirmed = await auth.confirmSignUp({
      username: "ann@example.com",
      confirmationCode: stack.lastCode("Ann@example.com"),
    });
    expect(confirmed.isSignUpComplete).to.equal(true);
    const signedIn = await auth.signIn({ username: "ANN@example.com", password: PASSWORD });
    expect(signedIn.isSignedIn).to.equal(true);
    const user = await auth.getCurrentUser();
    expect(user.userId).to.equal(signedUp.userId);
    expect(await auth.fetchUserAttributes()).to.deep.equal({
      sub: signedUp.userId,
      email: "Ann@example.com",
      email_verified: "true",
    });
  });

  describe("after one sign-in with its own arithmetic", () => {
    let restore: () => void;
    before(() => (restore = useFastPowers()));
    after(() => restore());

    it("refreshes within the same sign-in", async () => {
      await addUser(stack, pool, "bob2@example.com");
      await auth.signIn({ username: "bob2@example.com", password: PASSWORD });
      const before = (await auth.fetchAuthSession()).tokens!;
      stack.advance(1000);
      const after = (await auth.fetchAuthSession({ forceRefresh: true })).tokens!;
      const [old, fresh] = [before, after].map(({ accessToken }) => accessToken.payload);
      expect(fresh!.jti).to.not.equal(old!.jti);
      expect(fresh!.exp).to.be.greaterThan(old!.exp!);
      expect([fresh!.origin_jti, fresh!.auth_time]).to.deep.equal([
        old!.origin_jti,
        old!.auth_time,
      ]);
    });

    it("changes the password, and signs in only with the new one", async () => {
      await addUser(stack, pool, "bob3@example.com");
      await auth.signIn({ username: "bob3@example.com", password: PASSWORD });
      await auth.updatePassword({ oldPassword: PASSWORD, newPassword: "Another-Horse-2" });
      await auth.signOut();
      expect(
        await failure(auth.signIn({ username: "bob3@example.com", password: PASSWORD })),
      ).to.equal("NotAuthorizedException: Incorrect username or password.");
      const again = await auth.signIn({
        username: "bob3@example.com",
        password: "Another-Horse-2",
      });
      expect(again.isSignedIn).to.equal(true);
    });

    it("resets a forgotten password", async () => {
      await addUser(stack, pool, "bob4@example.com");
      const reset = await auth.resetPassword({ username: "bob4@example.com" });
      expect(reset.nextStep.resetPasswordStep).to.equal("CONFIRM_RESET_PASSWORD_WITH_CODE");
      await auth.confirmResetPassword({
        username: "bob4@example.com",
        confirmationCode: stack.lastCode("bob4@example.com"),
        newPassword: "Another-Horse-2",
      });
      const { isSignedIn } = await auth.signIn({
        username: "bob4@example.com",
        password: "Another-Horse-2",
      });
      expect(isSignedIn).to.equal(true);
    });

    it("signs out everywhere", async () => {
      await addUser(stack, pool, "bob5@example.com");
      await auth.signIn({ username: "bob5@example.com", password: PASSWORD });
      const { tokens } = await auth.fetchAuthSession();
      await auth.signOut({ global: true });
      const claims = stack.userPools.verifyToken(pool.poolId, tokens!.accessToken.toString());
      expect(claims).to.deep.equal(claimsOf(tokens!.accessToken.toString()));
      expect(() => stack.userPools.kit.accessTokens.read(tokens!.accessToken.toString())).to.throw(
        "Access Token has been revoked",
      );
    });

    it("deletes the account", async () => {
      await addUser(stack, pool, "bob6@example.com");
      await auth.signIn({ username: "bob6@example.com", password: PASSWORD });
      await auth.deleteUser();
      expect(
        await failure(auth.signIn({ username: "bob6@example.com", password: PASSWORD })),
      ).to.equal("NotAuthorizedException: Incorrect username or password.");
    });
  });
});
