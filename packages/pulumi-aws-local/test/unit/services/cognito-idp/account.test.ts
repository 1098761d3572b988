import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

const HOUR = 3_600_000;
const NEW_PASSWORD = "Another-Horse-2";
const EXPIRED = "ExpiredCodeException: Invalid code provided, please request a code again.";
const MISMATCH = "CodeMismatchException: Invalid verification code provided, please try again.";
const LIMIT = "LimitExceededException: Attempt limit exceeded, please try after some time.";

describe("A user's own account", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let legacy: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    const { id } = await stack.declare("UserPoolClient", "legacy", {
      userPoolId: pool.poolId,
      writeAttributes: ["name"],
      readAttributes: ["name"],
      explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    });
    legacy = { poolId: pool.poolId, clientId: id };
  });
  after(() => stack.close());

  async function newUser(): Promise<string> {
    const email = `user${(count += 1)}@example.com`;
    await addUser(stack, pool, email);
    return email;
  }

  it("cannot be read with an ID token", async () => {
    const { IdToken } = await signInWithPassword(stack, pool, await newUser());
    expect(await failure(stack.sdk.send(new GetUserCommand({ AccessToken: IdToken })))).to.equal(
      "NotAuthorizedException: Invalid Access Token",
    );
  });

  describe("ForgotPassword and ConfirmForgotPassword", () => {
    const forgot = (Username: string, { clientId } = pool) =>
      stack.sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username }));
    const confirm = (
      Username: string,
      code: string,
      Password = NEW_PASSWORD,
      { clientId } = pool,
    ) =>
      stack.sdk.send(
        new ConfirmForgotPasswordCommand({
          ClientId: clientId,
          Username,
          ConfirmationCode: code,
          Password,
        }),
      );
    const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");

    answersAsAws(
      operationFacts("ConfirmForgotPassword", "ForgotPassword"),
      "sets a new password with the mailed code, once",
      async () => {
        const email = await newUser();
        const { CodeDeliveryDetails } = await forgot(email);
        expect(CodeDeliveryDetails).to.deep.equal({
          AttributeName: "email",
          DeliveryMedium: "EMAIL",
          Destination: "u***@e***",
        });
        const code = stack.lastCode(email);
        expect(await failure(confirm(email, code, "lowercase-1"))).to.equal(
          "InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters",
        );
        await confirm(email, code);
        expect(await failure(confirm(email, code))).to.equal(EXPIRED);
        expect((await signInWithPassword(stack, pool, email, NEW_PASSWORD)).ExpiresIn).to.equal(
          3600,
        );
        expect(await failure(signInWithPassword(stack, pool, email))).to.match(/^NotAuthorized/);
      },
    );

    it("rejects a code after an hour and replaces earlier ones", async () => {
      const email = await newUser();
      await forgot(email);
      const first = stack.lastCode(email);
      stack.advance(HOUR);
      expect(await failure(confirm(email, first))).to.equal(EXPIRED);
      await forgot(email);
      const second = stack.lastCode(email);
      if (first !== second) expect(await failure(confirm(email, first))).to.equal(MISMATCH);
      await confirm(email, second);
    });

    it("limits attempts and mails", async () => {
      const email = await newUser();
      for (let i = 0; i < 5; i += 1) await forgot(email);
      expect(await failure(forgot(email))).to.equal(LIMIT);
      const code = stack.lastCode(email);
      for (let i = 0; i < 5; i += 1) {
        expect(await failure(confirm(email, otherThan(code)))).to.equal(MISMATCH);
      }
      expect(await failure(confirm(email, code))).to.equal(LIMIT);
    });

    it("behaves the same for users who do not exist, with the right client", async () => {
      const { CodeDeliveryDetails } = await forgot("ghost@nowhere.com");
      expect(CodeDeliveryDetails!.Destination).to.equal("g***@n***");
      expect(await failure(confirm("ghost@nowhere.com", "123456"))).to.equal(MISMATCH);
      expect(await failure(confirm("never@nowhere.com", "123456"))).to.equal(EXPIRED);
      expect(stack.mails("ghost@nowhere.com")).to.deep.equal([]);
      const missing = "UserNotFoundException: Username/client id combination not found.";
      expect(await failure(forgot("ghost2@nowhere.com", legacy))).to.equal(missing);
      expect(await failure(confirm("ghost2@nowhere.com", "123456", NEW_PASSWORD, legacy))).to.equal(
        missing,
      );
    });

    it("reports why a password cannot be reset if the client allows it", async () => {
      const unverified = `user${(count += 1)}@example.com`;
      await stack.sdk.send(
        new SignUpCommand({ ClientId: pool.clientId, Username: unverified, Password: PASSWORD }),
      );
      expect(await failure(forgot(unverified, legacy))).to.equal(
        "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number",
      );
      expect((await forgot(unverified)).CodeDeliveryDetails!.Destination).to.equal("u***@e***");
      const invited = `user${(count += 1)}@example.com`;
      await stack.sdk.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.poolId,
          Username: invited,
          MessageAction: "SUPPRESS",
        }),
      );
      expect(await failure(forgot(invited, legacy))).to.equal(
        "NotAuthorizedException: User password cannot be reset in the current state.",
      );
    });
  });

  describe("ChangePassword", () => {
    answersAsAws(
      operationFacts("ChangePassword"),
      "requires the old password, and allows five attempts",
      async () => {
        const email = await newUser();
        const { AccessToken } = await signInWithPassword(stack, pool, email);
        const change = (PreviousPassword: string, ProposedPassword = NEW_PASSWORD) =>
          stack.sdk.send(
            new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }),
          );
        expect(await failure(change(PASSWORD, "lowercase-1"))).to.equal(
          "InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters",
        );
        for (let i = 0; i < 5; i += 1) {
          expect(await failure(change("Wrong-Horse-1"))).to.equal(
            "NotAuthorizedException: Incorrect username or password.",
          );
        }
        expect(await failure(change(PASSWORD))).to.equal(LIMIT);
        stack.advance(HOUR - 1000);
        const fresh = await signInWithPassword(stack, pool, email);
        stack.advance(1000);
        await stack.sdk.send(
          new ChangePasswordCommand({
            AccessToken: fresh.AccessToken,
            PreviousPassword: PASSWORD,
            ProposedPassword: NEW_PASSWORD,
          }),
        );
        // As on AWS, changing a password ends no session.
        const { Username } = await stack.sdk.send(
          new GetUserCommand({ AccessToken: fresh.AccessToken }),
        );
        expect(Username).to.be.a("string");
      },
    );

    answersAsAws(
      operationFacts("AdminSetUserPassword"),
      "rejects as many old passwords as the policy requires",
      async () => {
        const strict = await declarePool(
          stack,
          {},
          { passwordPolicy: { minimumLength: 8, passwordHistorySize: 2 } },
          "strict",
        );
        const email = "strict@example.com";
        await addUser(stack, strict, email, "password-1");
        const set = (Password: string) =>
          stack.sdk.send(
            new AdminSetUserPasswordCommand({
              UserPoolId: strict.poolId,
              Username: email,
              Password,
              Permanent: true,
            }),
          );
        expect(await failure(set("password-1"))).to.match(
          /^PasswordHistoryPolicyViolationException/,
        );
        await set("password-2");
        expect(await failure(set("password-1"))).to.match(
          /^PasswordHistoryPolicyViolationException/,
        );
        await set("password-3");
        await set("password-1");
      },
    );
  });

  describe("UpdateUserAttributes", () => {
    const update = (AccessToken: string, Name: string, Value: string) =>
      stack.sdk.send(
        new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }),
      );
    const verify = (AccessToken: string, Code: string) =>
      stack.sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: "email", Code }));
    const attributesOf = async (AccessToken: string) => {
      const { UserAttributes } = await stack.sdk.send(new GetUserCommand({ AccessToken }));
      return Object.fromEntries(UserAttributes!.map(({ Name, Value }) => [Name, Value]));
    };

    answersAsAws(
      operationFacts("UpdateUserAttributes", "VerifyUserAttribute"),
      "makes a new address the sign-in name, unverified until its code is confirmed",
      async () => {
        const email = await newUser();
        const { AccessToken } = await signInWithPassword(stack, pool, email);
        const moved = `moved-${email}`;
        const { CodeDeliveryDetailsList } = await update(AccessToken, "email", moved);
        expect(CodeDeliveryDetailsList!.map(({ Destination }) => Destination)).to.deep.equal([
          "m***@e***",
        ]);
        expect(await attributesOf(AccessToken)).to.include({
          email: moved,
          email_verified: "false",
        });
        expect(await failure(signInWithPassword(stack, pool, email))).to.match(/^NotAuthorized/);
        await verify(AccessToken, stack.lastCode(moved));
        expect(await attributesOf(AccessToken)).to.include({
          email: moved,
          email_verified: "true",
        });
        expect((await signInWithPassword(stack, pool, moved)).TokenType).to.equal("Bearer");
        expect(await failure(verify(AccessToken, "123456"))).to.equal(EXPIRED);
      },
    );

    answersAsAws(
      operationFacts("GetUserAttributeVerificationCode"),
      "keeps the old address until then if the pool requires it",
      async () => {
        const careful = await declarePool(
          stack,
          {},
          {
            userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
          },
          "careful",
        );
        await addUser(stack, careful, "old@example.com");
        const { AccessToken } = await signInWithPassword(stack, careful, "old@example.com");
        await update(AccessToken, "email", "fresh@example.com");
        expect((await attributesOf(AccessToken)).email).to.equal("old@example.com");
        await stack.sdk.send(
          new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "email" }),
        );
        await verify(AccessToken, stack.lastCode("fresh@example.com"));
        expect((await attributesOf(AccessToken)).email).to.equal("fresh@example.com");
      },
    );

    it("rejects another user's address, and attributes that the client may not write or read", async () => {
      const [email, other] = [await newUser(), await newUser()];
      const { AccessToken } = await signInWithPassword(stack, pool, email);
      expect(await failure(update(AccessToken, "email", other))).to.equal(
        "AliasExistsException: An account with the given email already exists.",
      );
      expect(await failure(update(AccessToken, "email", "nonsense"))).to.equal(
        "InvalidParameterException: Invalid email address format.",
      );
      const unauthorized =
        "NotAuthorizedException: A client attempted to write unauthorized attribute";
      expect(await failure(update(AccessToken, "email_verified", "true"))).to.equal(unauthorized);
      const limited = (await signInWithPassword(stack, legacy, email)).AccessToken;
      expect(await failure(update(limited, "nickname", "Bob"))).to.equal(unauthorized);
      await update(limited, "name", "Bob");
      expect(Object.keys(await attributesOf(limited))).to.deep.equal(["sub", "name"]);
    });
  });

  answersAsAws(
    operationFacts("DeleteUser"),
    "is deleted by DeleteUser, and its address is free again",
    async () => {
      const email = await newUser();
      const { AccessToken } = await signInWithPassword(stack, pool, email);
      await stack.sdk.send(new DeleteUserCommand({ AccessToken }));
      expect(await failure(stack.sdk.send(new DeleteUserCommand({ AccessToken })))).to.equal(
        "UserNotFoundException: User does not exist.",
      );
      expect(await failure(signInWithPassword(stack, pool, email))).to.match(/^NotAuthorized/);
      const { UserConfirmed } = await stack.sdk.send(
        new SignUpCommand({ ClientId: pool.clientId, Username: email, Password: PASSWORD }),
      );
      expect(UserConfirmed).to.equal(false);
    },
  );
});

describe("Attributes of a pool's own schema", () => {
  it("have types and limits, and are visible to clients that list them", async () => {
    const stack = await startCognito();
    try {
      const names = ["email", "custom:rank", "custom:code"];
      const pool = await declarePool(
        stack,
        { readAttributes: names, writeAttributes: names },
        {
          schemas: [
            {
              name: "rank",
              attributeDataType: "Number",
              mutable: true,
              numberAttributeConstraints: { minValue: "1", maxValue: "9" },
            },
            { name: "code", attributeDataType: "String", mutable: false },
            { name: "email", attributeDataType: "String", mutable: true, required: true },
          ],
        },
      );
      const signUp = (name: string, value: string) =>
        stack.sdk.send(
          new SignUpCommand({
            ClientId: pool.clientId,
            Username: "own@example.com",
            Password: PASSWORD,
            UserAttributes: [{ Name: name, Value: value }],
          }),
        );
      const fault = "InvalidParameterException: Attributes did not conform to the schema: ";
      expect(await failure(signUp("custom:rank", "10"))).to.contain(`${fault}custom:rank`);
      expect(await failure(signUp("custom:rank", "high"))).to.contain(`${fault}custom:rank`);
      await addUser(stack, pool, "own@example.com");
      const { AccessToken } = await signInWithPassword(stack, pool, "own@example.com");
      const update = (Name: string, Value: string) =>
        stack.sdk.send(
          new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }),
        );
      await update("custom:rank", "9");
      expect(await failure(update("custom:none", "x"))).to.equal(
        "InvalidParameterException: user.custom:none: Attribute does not exist in the schema.\n",
      );
      expect(await failure(update("custom:code", "x"))).to.equal(
        "InvalidParameterException: user.custom:code: Attribute cannot be updated. (changing an immutable attribute)\n",
      );
      const { IdToken } = await signInWithPassword(stack, pool, "own@example.com");
      const claims = JSON.parse(Buffer.from(IdToken.split(".")[1]!, "base64url").toString());
      expect(claims).to.include({ "custom:rank": "9", email: "own@example.com" });
      expect(claims).to.not.have.property("email_verified");
    } finally {
      await stack.close();
    }
  });
});
