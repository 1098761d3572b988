import {
  ChangePasswordCommand,
  DeleteUserCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { cognitoIdpHandlers } from "../../../../src/services/cognito-idp/resources";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  claimsOf,
  declarePool,
  failure,
  PASSWORD,
  type Pool,
  signInWithPassword,
} from "./support/pools";

describe("cognitoIdpHandlers", () => {
  let stack: CognitoStack;
  let pool: Pool;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
  });
  after(() => stack.close());

  const declareUser = (username: string, more: object = {}) =>
    stack.declare("User", username, {
      userPoolId: pool.poolId,
      username,
      password: PASSWORD,
      attributes: { email: username, email_verified: "true" },
      ...more,
    });

  it("return the outputs that programs read of a pool and a client", async () => {
    const { id, outputs } = await stack.declare("UserPool", "shown", { name: "shown" });
    expect(outputs).to.deep.include({
      name: "shown",
      arn: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${id}`,
      endpoint: `cognito-idp.eu-west-1.amazonaws.com/${id}`,
    });
    const client = await stack.declare("UserPoolClient", "app", { userPoolId: id });
    expect(client.id).to.match(/^[0-9a-z]{26}$/);
    expect(client.outputs).to.deep.include({ userPoolId: id, clientSecret: "" });
    expect(client.outputs.name).to.match(/^app-[0-9a-f]{7}$/);
  });

  it("keep ids, keys and accounts, and apply changes", async () => {
    const keys = stack.userPools.jwks(pool.poolId);
    await declareUser("kept@example.com");
    await stack.restart();
    const again = await declarePool(
      stack,
      { accessTokenValidity: 10, tokenValidityUnits: { accessToken: "minutes" } },
      { passwordPolicy: { minimumLength: 12 } },
    );
    expect(again).to.deep.equal(pool);
    expect(stack.userPools.jwks(pool.poolId)).to.deep.equal(keys);
    const tokens = await signInWithPassword(stack, pool, "kept@example.com");
    expect(tokens.ExpiresIn).to.equal(600);
    expect(
      stack.userPools.kit.pools.get(pool.poolId).settings.passwordPolicy.minimumLength,
    ).to.equal(12);
    await declarePool(stack);
  });

  it("return the settings of a pool that AWS cannot change in place", () => {
    const { diff } = cognitoIdpHandlers["aws:cognito/userPool:UserPool"]!;
    const replacing = (before: object, inputs: object) =>
      diff!({
        urn: "u",
        type: "t",
        name: "users",
        inputs: { name: "users", ...inputs },
        previous: { id: "p", inputs: { name: "users", ...before }, outputs: { name: "users" } },
        changes: ["any"],
      });
    expect(replacing({}, { usernameAttributes: ["email"] })).to.deep.equal(["usernameAttributes"]);
    expect(replacing({ aliasAttributes: ["email"] }, {})).to.deep.equal(["aliasAttributes"]);
    expect(replacing({}, { usernameConfiguration: { caseSensitive: false } })).to.deep.equal([
      "usernameConfiguration.caseSensitive",
    ]);
    expect(replacing({}, { passwordPolicy: { minimumLength: 12 } })).to.deep.equal([]);
  });

  it("reject removed and changed attributes of a pool, and accept new ones", async () => {
    const attribute = { name: "tier", attributeDataType: "String", mutable: true };
    const other = { ...attribute, name: "level" };
    const declare = (schemas: object[]) =>
      stack.declare("UserPool", "schema", { name: "s", schemas });
    await declare([attribute]);
    await declare([attribute, other]);
    expect(await failure(declare([other]))).to.contain('"custom:tier" cannot be removed');
    expect(await failure(declare([{ ...attribute, mutable: false }, other]))).to.contain(
      '"custom:tier" cannot be altered',
    );
  });

  it("reject settings that would make sign-in differ from AWS's", async () => {
    for (const inputs of [
      {
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
        smsConfiguration: { externalId: "x", snsCallerArn: "arn:aws:iam::000000000000:role/sms" },
      },
      { signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "SMS_OTP"] } },
      { verificationMessageTemplate: { defaultEmailOption: "CONFIRM_WITH_LINK" } },
    ]) {
      expect(await failure(stack.declare("UserPool", "odd", inputs))).to.match(/^VisibleError: /);
    }
    const bare = stack.declare("UserPool", "odd", { mfaConfiguration: "OPTIONAL" });
    expect(await failure(bare)).to.contain("Invalid MFA Configuration given.");
    const { real, accepted } = cognitoIdpHandlers["aws:cognito/userPool:UserPool"]!;
    expect([...real, ...(accepted ?? [])]).to.not.include("lambdaConfig");
  });

  it("create a user once, and keep what its owner changed", async () => {
    const first = await declareUser("owner@example.com");
    expect(first.outputs).to.deep.include({ status: "CONFIRMED", enabled: true });
    expect(JSON.stringify(first)).to.not.include(PASSWORD);
    const { AccessToken } = await signInWithPassword(stack, pool, "owner@example.com");
    await stack.sdk.send(
      new ChangePasswordCommand({
        AccessToken,
        PreviousPassword: PASSWORD,
        ProposedPassword: "Another-Horse-2",
      }),
    );
    await stack.restart();
    const second = await declareUser("owner@example.com");
    expect(second.outputs.sub).to.equal(first.outputs.sub);
    expect(await failure(signInWithPassword(stack, pool, "owner@example.com"))).to.match(
      /^NotAuthorizedException/,
    );
    await signInWithPassword(stack, pool, "owner@example.com", "Another-Horse-2");
  });

  it("apply a declared password, attribute or state that changed", async () => {
    await declareUser("changed@example.com");
    await declareUser("changed@example.com", {
      password: "Declared-Horse-3",
      attributes: { email: "changed@example.com", email_verified: "true", name: "Changed" },
    });
    const { IdToken } = await signInWithPassword(
      stack,
      pool,
      "changed@example.com",
      "Declared-Horse-3",
    );
    expect(claimsOf(IdToken).name).to.equal("Changed");
    const { outputs } = await declareUser("changed@example.com", {
      password: "Declared-Horse-3",
      enabled: false,
    });
    expect(outputs.enabled).to.equal(false);
  });

  it("do not recreate an account that its owner deleted", async () => {
    const { outputs } = await declareUser("gone@example.com");
    const { AccessToken } = await signInWithPassword(stack, pool, "gone@example.com");
    await stack.sdk.send(new DeleteUserCommand({ AccessToken }));
    const again = await declareUser("gone@example.com");
    expect(again.outputs.sub).to.equal(outputs.sub);
    expect(await failure(signInWithPassword(stack, pool, "gone@example.com"))).to.match(
      /^NotAuthorizedException/,
    );
  });

  it("add users to groups, once", async () => {
    const inputs = { userPoolId: pool.poolId, name: "staff", precedence: 1 };
    const group = await stack.declare("UserGroup", "staff", inputs);
    expect(group).to.deep.equal({ id: `${pool.poolId}/staff`, outputs: inputs });
    await declareUser("staff@example.com");
    const member = { userPoolId: pool.poolId, groupName: "staff", username: "staff@example.com" };
    const groups = async () =>
      claimsOf((await signInWithPassword(stack, pool, "staff@example.com")).AccessToken)[
        "cognito:groups"
      ];
    await stack.declare("UserInGroup", "member", member);
    expect(await groups()).to.deep.equal(["staff"]);
    const { kit } = stack.userPools;
    const record = kit.pools.get(pool.poolId);
    kit.groups.remove(record, kit.users.get(record, "staff@example.com"), "staff");
    await stack.declare("UserInGroup", "member", member);
    expect(await groups()).to.equal(undefined);
  });

  it("delete resources that leave the program", async () => {
    const removed = await declarePool(stack, {}, {}, "removed");
    const remove = (type: string, id: string, outputs: object) =>
      cognitoIdpHandlers[type]!.delete!(id, outputs, stack.services);
    await remove("aws:cognito/userPoolClient:UserPoolClient", removed.clientId, {});
    expect(stack.userPools.kit.clients.find(removed.clientId)).to.equal(undefined);
    await remove("aws:cognito/userPool:UserPool", removed.poolId, {});
    expect(stack.userPools.kit.pools.find(removed.poolId)).to.equal(undefined);
    expect(() => stack.userPools.jwks(removed.poolId)).to.throw("does not exist");
  });
});
