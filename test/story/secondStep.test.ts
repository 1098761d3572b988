import { join } from "node:path";
import type { CognitoUserSession } from "amazon-cognito-identity-js";
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from "amazon-cognito-identity-js";
import {
  AdminDeleteSoftwareTokenCommand,
  AdminSetUserMFAPreferenceCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { commandLine } from "../support/commandLine";
import { addDevice, createDevice, createOwner, passTime, sessionApi } from "../support/device";
import { outcomeOf } from "../support/outcomes";
import { securityApi, setUpApp } from "../support/securityApi";
import { PASSWORD, register } from "../support/shopper";
import { sharedStack, startOwnStack, type OwnStack, type RunningStack } from "../support/stack";
import { totpCode } from "../support/totpCode";

const SUBJECT = "Your Jukebox account was changed";

/** Texts of the mails about security changes to an address, oldest first. */
async function noticesOf(stack: RunningStack, email: string): Promise<string[]> {
  const mails = await stack.inbox();
  return mails
    .filter(({ to, subject }) => to.includes(email) && subject === SUBJECT)
    .map(({ text }) => text!.split("\n")[0]!)
    .reverse();
}

/** Cognito's client with the operator's keys. */
function operatorOf({ outputs }: RunningStack): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: outputs.awsEndpoint!,
    region: outputs.region!,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}

const errorOf = (attempt: Promise<unknown>): Promise<Error> =>
  attempt.then(
    () => new Error("nothing was refused"),
    (error: Error) => error,
  );

describe("The second step of sign-in", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  it("is set up, requested and turned off, and the owner gets a mail about each change", async () => {
    const { client, email } = await createOwner(stack);
    expect(await securityApi.read(client)).to.include({ authenticator: false, fresh: true });
    const secret = await securityApi.start(client);
    expect(secret).to.match(/^[A-Z2-7]{16,}$/);

    const refused = await client.graphql(
      `mutation { confirmAuthenticator(code: "${totpCode(secret, { steps: 99 })}") { authenticator } }`,
    );
    expect(refused.errors![0]).to.deep.include({
      errorType: "CognitoRefused",
      errorInfo: { reason: "EnableSoftwareTokenMFAException" },
    });
    expect(await securityApi.read(client)).to.include({ authenticator: false });
    const used = totpCode(secret);
    expect(await securityApi.confirm(client, used, "phone")).to.include({
      authenticator: true,
      notice: "SENT",
    });

    const phone = createDevice(stack);
    const { nextStep } = await phone.auth.signIn({ username: email, password: PASSWORD });
    expect(nextStep.signInStep).to.equal("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
    const enter = (challengeResponse: string) => phone.auth.confirmSignIn({ challengeResponse });
    const wrong = await errorOf(enter(totpCode(secret, { steps: 99 })));
    expect(wrong.name).to.equal("CodeMismatchException");
    expect((await errorOf(enter(used))).name).to.equal("ExpiredCodeException");
    expect((await enter(totpCode(secret, { steps: 1 }))).isSignedIn).to.equal(true);
    await sessionApi.start(phone, "phone");

    expect(await securityApi.turnOff(phone)).to.include({ authenticator: false, notice: "SENT" });
    expect((await securityApi.turnOff(phone)).notice).to.equal(null);
    expect((await addDevice(stack, email)).auth).to.be.an("object");
    expect(await noticesOf(stack, email)).to.deep.equal([
      "An authenticator app was set up as the second step of your sign-in.",
      "The second step of your sign-in was turned off.",
    ]);
  });

  it("is the same that aws-amplify sets up at Cognito", async () => {
    const { client } = await createOwner(stack);
    const { sharedSecret } = await client.auth.setUpTOTP();
    await client.auth.verifyTOTPSetup({ code: totpCode(sharedSecret) });
    await client.auth.updateMFAPreference({ totp: "PREFERRED" });
    expect(await securityApi.read(client)).to.include({ authenticator: true });
    await securityApi.turnOff(client);
    expect((await client.auth.fetchMFAPreference()).enabled).to.equal(undefined);
  });

  it("is requested by amazon-cognito-identity-js", async () => {
    const { client, email } = await createOwner(stack);
    const secret = await setUpApp(client);
    const Pool = new CognitoUserPool({
      UserPoolId: stack.outputs.userPoolId!,
      ClientId: stack.outputs.userPoolClientId!,
      endpoint: `${stack.outputs.awsEndpoint}/`,
    });
    const user = new CognitoUser({ Username: email, Pool });
    const session = await new Promise<CognitoUserSession>((onSuccess, onFailure) => {
      const details = new AuthenticationDetails({ Username: email, Password: PASSWORD });
      user.authenticateUser(details, {
        onSuccess,
        onFailure,
        totpRequired: () =>
          user.sendMFACode(
            totpCode(secret, { steps: 1 }),
            { onSuccess, onFailure: (error) => onFailure(error) },
            "SOFTWARE_TOKEN_MFA",
          ),
      });
    });
    expect(session.isValid()).to.equal(true);
  });

  it("is requested by the command-line client, whose session records it", async () => {
    const { client, email } = await createOwner(stack);
    const code = totpCode(await setUpApp(client), { steps: 1 });
    const { run } = commandLine(join(stack.dataDir, "outputs.json"));
    const { said } = await run("sign-in", email, PASSWORD, code);
    const { id } = said.data.startSession;
    const sessions = await client.field("{ sessions { id signedInBy signedInByVerified } }");
    expect(sessions).to.deep.include({
      id,
      signedInBy: "PASSWORD_AND_CODE",
      signedInByVerified: false,
    });
  });

  it("is removed with a deleted account, whose sessions end first and whose owner gets a mail", async () => {
    const { client, email } = await createOwner(stack);
    const other = await addDevice(stack, email);
    expect(await securityApi.deleteAccount(client)).to.equal(true);
    expect(await outcomeOf(sessionApi.current(client))).to.equal("SessionEnded");
    expect(await outcomeOf(sessionApi.current(other))).to.equal("SessionEnded");
    const again = createDevice(stack).auth.signIn({ username: email, password: PASSWORD });
    expect((await errorOf(again)).name).to.equal("NotAuthorizedException");
    expect(await noticesOf(stack, email)).to.deep.equal([
      "Your account was deleted. All its devices are signed out.",
    ]);
  });

  it("mails a change of the password once per session and ten minutes", async () => {
    const { client, email } = await createOwner(stack);
    const sent = [];
    for (let time = 0; time < 3; time += 1) sent.push(await securityApi.notePasswordChange(client));
    expect(sent).to.deep.equal([true, false, false]);
    expect(await noticesOf(stack, email)).to.deep.equal(["Your password was changed."]);
  });
});

describe("The second step of sign-in, if the store requires it", function () {
  this.timeout(60_000);
  let stack: OwnStack;
  before(async () => {
    stack = await startOwnStack({ config: { "jukebox:mfa": "required" } });
  });
  after(() => stack?.stop());

  /** Signs a new user in, with the set-up of a first app. */
  async function signInFirst() {
    const client = createDevice(stack);
    const email = `first-${Date.now()}@example.com`;
    await register(stack, client, email);
    const { nextStep } = await client.auth.signIn({ username: email, password: PASSWORD });
    if (nextStep.signInStep !== "CONTINUE_SIGN_IN_WITH_TOTP_SETUP")
      throw new Error(`The sign-in asked for ${nextStep.signInStep}.`);
    const secret = nextStep.totpSetupDetails.sharedSecret;
    const challengeResponse = totpCode(secret, { now: stack.clock.now() });
    expect((await client.auth.confirmSignIn({ challengeResponse })).isSignedIn).to.equal(true);
    await sessionApi.start(client, "first");
    return { client, email, secret };
  }

  it("is set up at the first sign-in, cannot be turned off, and moves to another app", async () => {
    const { client } = await signInFirst();
    expect(await securityApi.read(client)).to.include({ authenticator: true });
    expect(await outcomeOf(securityApi.turnOff(client))).to.equal("NotOffered");
    const secret = await securityApi.start(client);
    const code = totpCode(secret, { now: stack.clock.now() });
    expect(await securityApi.confirm(client, code)).to.include({ authenticator: true });
  });

  it("is set up again after the operator has deleted a lost app; a preference changes nothing", async () => {
    const { email } = await signInFirst();
    const stepOf = async () => {
      const { nextStep } = await createDevice(stack).auth.signIn({
        username: email,
        password: PASSWORD,
      });
      return nextStep.signInStep;
    };
    const operator = operatorOf(stack);
    const user = { UserPoolId: stack.outputs.userPoolId!, Username: email };
    const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false };
    await operator.send(
      new AdminSetUserMFAPreferenceCommand({ ...user, SoftwareTokenMfaSettings }),
    );
    expect(await stepOf()).to.equal("CONFIRM_SIGN_IN_WITH_TOTP_CODE");
    await operator.send(new AdminDeleteSoftwareTokenCommand(user));
    expect(await stepOf()).to.equal("CONTINUE_SIGN_IN_WITH_TOTP_SETUP");
    operator.destroy();
  });

  it("distinguishes an expired challenge from a wrong code", async () => {
    const { email, secret } = await signInFirst();
    const client = createDevice(stack);
    await client.auth.signIn({ username: email, password: PASSWORD });
    stack.clock.advance(16 * 60_000);
    const challengeResponse = totpCode(secret, { now: stack.clock.now() });
    const late = await errorOf(client.auth.confirmSignIn({ challengeResponse }));
    expect(late.name).to.equal("NotAuthorizedException");
    expect(late.message).to.match(/session is expired/);
  });

  it("changes only within five minutes of a sign-in, regardless of refreshes", async () => {
    const { client } = await signInFirst();
    await passTime(stack, 301_000, [client]);
    await client.auth.fetchAuthSession({ forceRefresh: true });
    const refused = await client.graphql("mutation { startAuthenticator { secret } }");
    expect(refused.errors![0]).to.deep.include({
      errorType: "FreshSignInRequired",
      errorInfo: { maxAgeSeconds: 300 },
    });
    expect(await outcomeOf(securityApi.deleteAccount(client))).to.equal("FreshSignInRequired");
    expect(await securityApi.read(client)).to.include({ authenticator: true, fresh: false });
  });
});
