import {
  AdminConfirmSignUpCommand,
  AdminDeleteUserAttributesCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  ConfirmForgotPasswordCommand,
  DeleteUserAttributesCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { declarePool, failure, PASSWORD, type Pool, signInWithPassword } from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

describe("Changing users as an administrator", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack, {}, { schemas: [schema("name", true), schema("tier", false)] });
  });
  after(() => stack.close());

  const schema = (name: string, required: boolean) => ({
    name,
    attributeDataType: "String",
    mutable: true,
    required,
  });
  const newUser = async () => {
    const email = `admin${(count += 1)}@example.com`;
    const { kit } = stack.userPools;
    const record = kit.pools.get(pool.poolId);
    kit.users.create(record, email, { attributes: { email, name: "Ann" }, status: "UNCONFIRMED" });
    return email;
  };
  const target = (Username: string) => ({ UserPoolId: pool.poolId, Username });
  const update = (Username: string, UserAttributes: AttributeType[]) =>
    stack.sdk.send(new AdminUpdateUserAttributesCommand({ ...target(Username), UserAttributes }));
  const remove = (Username: string, ...UserAttributeNames: string[]) =>
    stack.sdk.send(
      new AdminDeleteUserAttributesCommand({ ...target(Username), UserAttributeNames }),
    );
  const show = async (Username: string) => {
    const { UserAttributes, UserStatus } = await stack.sdk.send(
      new AdminGetUserCommand(target(Username)),
    );
    const { sub, ...attributes } = Object.fromEntries(
      UserAttributes!.map(({ Name, Value }) => [Name!, Value]),
    );
    return { attributes, status: UserStatus };
  };

  answersAsAws(
    operationFacts("AdminConfirmSignUp"),
    "AdminConfirmSignUp confirms an account once and verifies no address",
    async () => {
      const Username = "confirmed@example.com";
      const UserAttributes = [{ Name: "name", Value: "Ann" }];
      await stack.sdk.send(
        new SignUpCommand({
          ClientId: pool.clientId,
          Username,
          Password: PASSWORD,
          UserAttributes,
        }),
      );
      const confirm = () => stack.sdk.send(new AdminConfirmSignUpCommand(target(Username)));
      await confirm();
      expect(await show(Username)).to.deep.equal({
        attributes: { email: Username, name: "Ann" },
        status: "CONFIRMED",
      });
      expect((await signInWithPassword(stack, pool, Username)).TokenType).to.equal("Bearer");
      expect(await failure(confirm())).to.equal(
        "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED",
      );
      const unknown = new AdminConfirmSignUpCommand(target("none@example.com"));
      expect(await failure(stack.sdk.send(unknown))).to.equal(
        "UserNotFoundException: User does not exist.",
      );
    },
  );

  answersAsAws(
    operationFacts("AdminUpdateUserAttributes"),
    "AdminUpdateUserAttributes sets, verifies and deletes attributes",
    async () => {
      const email = await newUser();
      await update(email, [
        { Name: "email_verified", Value: "true" },
        { Name: "custom:tier", Value: "gold" },
      ]);
      const verified = { email, name: "Ann", email_verified: "true", "custom:tier": "gold" };
      expect((await show(email)).attributes).to.deep.equal(verified);
      await update(email, [{ Name: "custom:tier", Value: "" }]);
      expect((await show(email)).attributes).to.not.have.property("custom:tier");
      const moved = `moved-${email}`;
      await update(email, [{ Name: "email", Value: moved }]);
      expect((await show(moved)).attributes).to.include({ email: moved, email_verified: "false" });
      expect(stack.lastCode(moved)).to.match(/^\d{6}$/);
      expect(await failure(update(moved, [{ Name: "sub", Value: "x" }]))).to.equal(
        "InvalidParameterException: user.sub: Attribute cannot be updated. (changing an immutable attribute)\n",
      );
    },
  );

  answersAsAws(
    operationFacts("AdminDeleteUserAttributes"),
    "AdminDeleteUserAttributes deletes all or nothing, and never required attributes",
    async () => {
      const email = await newUser();
      await update(email, [{ Name: "custom:tier", Value: "gold" }]);
      for (const name of ["name", "email", "custom:none"]) {
        expect(await failure(remove(email, "custom:tier", name)), name).to.contain(
          `InvalidParameterException: user.${name}: `,
        );
      }
      expect((await show(email)).attributes).to.include({ "custom:tier": "gold" });
      await remove(email, "custom:tier");
      expect((await show(email)).attributes).to.deep.equal({ email, name: "Ann" });
    },
  );

  answersAsAws(
    operationFacts("DeleteUserAttributes"),
    "DeleteUserAttributes deletes attributes that the user's client may write",
    async () => {
      const user = await newUser();
      await setPassword(user);
      const { AccessToken } = await signInWithPassword(stack, pool, user);
      await update(user, [{ Name: "nickname", Value: "Annie" }]);
      const removeOwn = (...UserAttributeNames: string[]) =>
        stack.sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames }));
      await removeOwn("nickname");
      expect((await show(user)).attributes).to.not.have.property("nickname");
      expect(await failure(removeOwn("custom:tier"))).to.equal(
        "NotAuthorizedException: A client attempted to write unauthorized attribute",
      );
    },
  );

  answersAsAws(
    operationFacts("AdminResetUserPassword"),
    "AdminResetUserPassword invalidates the password and mails a code for a new one",
    async () => {
      const email = await newUser();
      const reset = () => stack.sdk.send(new AdminResetUserPasswordCommand(target(email)));
      expect(await failure(reset())).to.equal(
        "NotAuthorizedException: User password cannot be reset in the current state.",
      );
      await setPassword(email);
      expect(await failure(reset())).to.equal(
        "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number",
      );
      await update(email, [{ Name: "email_verified", Value: "true" }]);
      await reset();
      expect((await show(email)).status).to.equal("RESET_REQUIRED");
      expect(await failure(signInWithPassword(stack, pool, email))).to.equal(
        "PasswordResetRequiredException: Password reset required for the user",
      );
      await stack.sdk.send(
        new ConfirmForgotPasswordCommand({
          ClientId: pool.clientId,
          Username: email,
          ConfirmationCode: stack.lastCode(email),
          Password: "Another-Horse-2",
        }),
      );
      await signInWithPassword(stack, pool, email, "Another-Horse-2");
    },
  );

  async function setPassword(email: string): Promise<void> {
    await stack.sdk.send(
      new AdminSetUserPasswordCommand({ ...target(email), Password: PASSWORD, Permanent: true }),
    );
  }
});
