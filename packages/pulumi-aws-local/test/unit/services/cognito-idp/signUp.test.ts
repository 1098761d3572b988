import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { addUser, declarePool, failure, PASSWORD, type Pool } from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

const HOUR = 3_600_000;

describe("SignUp and ConfirmSignUp", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let legacy: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    const { id } = await stack.declare("UserPoolClient", "legacy", { userPoolId: pool.poolId });
    legacy = { poolId: pool.poolId, clientId: id };
  });
  after(() => stack.close());

  const newEmail = () => `new${(count += 1)}@example.com`;
  const signUp = (email: string, password = PASSWORD, more: object = {}) =>
    stack.sdk.send(
      new SignUpCommand({ ClientId: pool.clientId, Username: email, Password: password, ...more }),
    );
  const confirm = (email: string, code: string, { clientId } = pool) =>
    stack.sdk.send(
      new ConfirmSignUpCommand({ ClientId: clientId, Username: email, ConfirmationCode: code }),
    );
  const resend = (email: string, { clientId } = pool) =>
    stack.sdk.send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
  const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");

  answersAsAws(
    operationFacts("SignUp"),
    "mails a code with AWS's text and returns its destination",
    async () => {
      const email = newEmail();
      const { $metadata, UserSub, ...rest } = await signUp(email);
      expect(UserSub).to.match(/^[0-9a-f-]{36}$/);
      expect(rest).to.deep.equal({
        UserConfirmed: false,
        CodeDeliveryDetails: {
          AttributeName: "email",
          DeliveryMedium: "EMAIL",
          Destination: "n***@e***",
        },
      });
      const [mail, ...others] = stack.mails(email);
      expect(others).to.deep.equal([]);
      expect(mail!.text).to.match(/^Your confirmation code is \d{6}$/);
      expect([mail!.from, mail!.subject, mail!.source]).to.deep.equal([
        "no-reply@verificationemail.com",
        "Your verification code",
        "cognito",
      ]);
    },
  );

  answersAsAws(
    operationFacts("ConfirmSignUp"),
    "confirms with the code once, and verifies the address with it",
    async () => {
      const email = newEmail();
      const { UserSub } = await signUp(email);
      const code = stack.lastCode(email);
      await confirm(email.toUpperCase(), code);
      const user = await stack.sdk.send(
        new AdminGetUserCommand({ UserPoolId: pool.poolId, Username: email }),
      );
      expect(user.UserStatus).to.equal("CONFIRMED");
      expect(user.Username).to.equal(UserSub);
      expect(user.UserAttributes).to.deep.equal([
        { Name: "sub", Value: UserSub },
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ]);
      expect(await failure(confirm(email, code))).to.equal(
        "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED",
      );
    },
  );

  it("stores neither the password nor the code", async () => {
    const email = newEmail();
    await signUp(email);
    const user = stack.userPools.kit.users.get(stack.userPools.kit.pools.get(pool.poolId), email);
    const stored = JSON.stringify(user);
    expect(stored).to.not.include(PASSWORD);
    expect(stored).to.not.include(stack.lastCode(email));
  });

  it("rejects a second account for an address, in any case", async () => {
    const email = newEmail();
    await signUp(email);
    expect(await failure(signUp(email.toUpperCase()))).to.equal(
      "UsernameExistsException: User already exists",
    );
  });

  it("rejects an invalid e-mail address", async () => {
    expect(await failure(signUp("ann"))).to.equal(
      "InvalidParameterException: Username should be an email.",
    );
  });

  it("names the rule that a password violates", async () => {
    const faults: [string, string][] = [
      ["Short-1", "Password not long enough"],
      ["UPPERCASE-1", "Password must have lowercase characters"],
      ["lowercase-1", "Password must have uppercase characters"],
      ["No-Numbers-", "Password must have numeric characters"],
    ];
    for (const [password, fault] of faults) {
      expect(await failure(signUp(newEmail(), password))).to.equal(
        `InvalidPasswordException: Password did not conform with policy: ${fault}`,
      );
    }
  });

  answersAsAws(
    behaviours.unknownAttributes,
    "rejects attributes that the schema does not have, or that only AWS sets",
    async () => {
      const withAttribute = (Name: string, Value = "true") =>
        failure(signUp(newEmail(), PASSWORD, { UserAttributes: [{ Name, Value }] }));
      const unauthorized =
        "NotAuthorizedException: A client attempted to write unauthorized attribute";
      expect(await withAttribute("custom:rank")).to.equal(
        "InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:rank} could not be determined\n",
      );
      expect(await withAttribute("email_verified")).to.equal(unauthorized);
    },
  );

  it("rejects a birthdate that does not have ten characters", async () => {
    const withBirthdate = (Value: string) =>
      failure(signUp(newEmail(), PASSWORD, { UserAttributes: [{ Name: "birthdate", Value }] }));
    const fault = "InvalidParameterException: Attributes did not conform to the schema: birthdate";
    expect(await withBirthdate("1/2/1990")).to.equal(
      `${fault}: String must be no shorter than 10 characters\n`,
    );
    expect(await withBirthdate("1990-01-02T00:00")).to.equal(
      `${fault}: String must be no longer than 10 characters\n`,
    );
    expect(await withBirthdate("1990-01-02")).to.equal("no error");
  });

  it("rejects an unknown client", async () => {
    expect(await failure(signUp(newEmail(), PASSWORD, { ClientId: "unknown" }))).to.equal(
      "ResourceNotFoundException: User pool client unknown does not exist.",
    );
  });

  it("rejects a wrong code, and any code after five attempts", async () => {
    const email = newEmail();
    await signUp(email);
    const code = stack.lastCode(email);
    for (let i = 0; i < 5; i += 1) {
      expect(await failure(confirm(email, otherThan(code)))).to.equal(
        "CodeMismatchException: Invalid verification code provided, please try again.",
      );
    }
    expect(await failure(confirm(email, code))).to.equal(
      "LimitExceededException: Attempt limit exceeded, please try after some time.",
    );
    stack.advance(HOUR);
    await confirm(email, code);
  });

  answersAsAws(
    operationFacts("ResendConfirmationCode"),
    "rejects a code after 24 hours, and accepts the resent one",
    async () => {
      const email = newEmail();
      await signUp(email);
      const old = stack.lastCode(email);
      stack.advance(24 * HOUR);
      expect(await failure(confirm(email, old))).to.equal(
        "ExpiredCodeException: Invalid code provided, please request a code again.",
      );
      const { CodeDeliveryDetails } = await resend(email);
      expect(CodeDeliveryDetails!.Destination).to.equal("n***@e***");
      await confirm(email, stack.lastCode(email));
      expect(await failure(resend(email))).to.equal(
        "InvalidParameterException: User is already confirmed.",
      );
    },
  );

  it("sends at most five codes an hour", async () => {
    const email = newEmail();
    await signUp(email);
    for (let i = 0; i < 5; i += 1) await resend(email);
    expect(await failure(resend(email))).to.equal(
      "LimitExceededException: Attempt limit exceeded, please try after some time.",
    );
  });

  answersAsAws(
    behaviours.unknownUsers,
    "reports users that do not exist only if the client allows it",
    async () => {
      const { CodeDeliveryDetails } = await resend("ghost@nowhere.com");
      expect(CodeDeliveryDetails).to.deep.equal({
        AttributeName: "email",
        DeliveryMedium: "EMAIL",
        Destination: "g***@n***",
      });
      expect(await failure(confirm("ghost@nowhere.com", "123456"))).to.equal(
        "ExpiredCodeException: Invalid code provided, please request a code again.",
      );
      const missing = "UserNotFoundException: Username/client id combination not found.";
      expect(await failure(resend("ghost2@nowhere.com", legacy))).to.equal(missing);
      expect(await failure(confirm("ghost2@nowhere.com", "123456", legacy))).to.equal(missing);
    },
  );

  it("rejects sign-up if only administrators create users", async () => {
    const closed = await declarePool(
      stack,
      {},
      { adminCreateUserConfig: { allowAdminCreateUserOnly: true } },
      "closed",
    );
    expect(await failure(signUp(newEmail(), PASSWORD, { ClientId: closed.clientId }))).to.equal(
      "NotAuthorizedException: SignUp is not permitted for this user pool",
    );
  });

  it("uses the pool's mail text and sender", async () => {
    const custom = await declarePool(
      stack,
      {},
      {
        emailConfiguration: {
          emailSendingAccount: "DEVELOPER",
          fromEmailAddress: "Jukebox <shop@example.com>",
          sourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/shop@example.com",
        },
        verificationMessageTemplate: {
          defaultEmailOption: "CONFIRM_WITH_CODE",
          emailSubject: "Welcome",
          emailMessage: "<p>Hello, {####} is yours.</p>",
        },
      },
      "custom",
    );
    const email = newEmail();
    await signUp(email, PASSWORD, { ClientId: custom.clientId });
    const [mail] = stack.mails(email);
    const { from, subject, text, html } = mail!;
    const code = stack.lastCode(email);
    expect({ from, subject, text, html }).to.deep.equal({
      from: "Jukebox <shop@example.com>",
      subject: "Welcome",
      text: `Hello, ${code} is yours.`,
      html: `<p>Hello, ${code} is yours.</p>`,
    });
  });

  it("accepts an alias after it is verified", async () => {
    const aliased = await declarePool(
      stack,
      {},
      { usernameAttributes: undefined, aliasAttributes: ["email"] },
      "aliased",
    );
    const email = newEmail();
    const register = (Username: string) =>
      signUp(Username, PASSWORD, {
        ClientId: aliased.clientId,
        UserAttributes: [{ Name: "email", Value: email }],
      });
    await register("first");
    const firstCode = stack.lastCode(email);
    await register("second");
    await confirm("first", firstCode, aliased);
    expect(await failure(confirm("second", stack.lastCode(email), aliased))).to.equal(
      "AliasExistsException: An account with the given email already exists.",
    );
    const { users, pools } = stack.userPools.kit;
    expect(users.get(pools.get(aliased.poolId), email).username).to.equal("first");
    expect(await failure(register(email))).to.equal(
      "InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.",
    );
  });

  it("isolates the users of different pools", async () => {
    const email = newEmail();
    await addUser(stack, pool, email);
    const other = await declarePool(stack, {}, {}, "other");
    const { UserConfirmed } = await signUp(email, PASSWORD, { ClientId: other.clientId });
    expect(UserConfirmed).to.equal(false);
  });
});
