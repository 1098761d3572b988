import {
  AddCustomAttributesCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  ListTagsForResourceCommand,
  SetUserPoolMfaConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { failure, PASSWORD } from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

describe("Configuring pools and clients", () => {
  let stack: CognitoStack;
  let UserPoolId: string;

  before(async () => {
    stack = await startCognito();
    const { UserPool } = await stack.sdk.send(
      new CreateUserPoolCommand({
        PoolName: "shop",
        UsernameAttributes: ["email"],
        AutoVerifiedAttributes: ["email"],
        Policies: {
          PasswordPolicy: { MinimumLength: 10 },
          SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] },
        },
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
        VerificationMessageTemplate: { EmailSubject: "Hello", EmailMessage: "It is {####}" },
        EmailConfiguration: {
          EmailSendingAccount: "DEVELOPER",
          From: "shop@example.com",
          ReplyToEmailAddress: "help@example.com",
        },
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Priority: 2, Name: "verified_phone_number" },
            { Priority: 1, Name: "verified_email" },
          ],
        },
        UserPoolTier: "PLUS",
        Schema: [
          { Name: "name", Required: true, AttributeDataType: "String", Mutable: true },
          {
            Name: "level",
            AttributeDataType: "Number",
            NumberAttributeConstraints: { MinValue: "1", MaxValue: "9" },
          },
        ],
        UserPoolTags: { team: "shop" },
      }),
    );
    UserPoolId = UserPool!.Id!;
  });
  after(() => stack.close());

  const describePool = async () =>
    (await stack.sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool!;
  const update = (changes: object) =>
    stack.sdk.send(new UpdateUserPoolCommand({ UserPoolId, ...changes }));

  it("returns the settings with which a pool was created", async () => {
    const pool = await describePool();
    expect(pool).to.deep.include({
      LambdaConfig: {},
      MfaConfiguration: "OFF",
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: true,
        DeviceOnlyRememberedOnUserPrompt: false,
      },
      EmailVerificationSubject: "Hello",
      EmailConfiguration: {
        EmailSendingAccount: "DEVELOPER",
        From: "shop@example.com",
        ReplyToEmailAddress: "help@example.com",
      },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Priority: 1, Name: "verified_email" },
          { Priority: 2, Name: "verified_phone_number" },
        ],
      },
      UserPoolTier: "PLUS",
      UserPoolTags: { team: "shop" },
    });
    expect(pool.Policies!.SignInPolicy!.AllowedFirstAuthFactors).to.deep.equal([
      "PASSWORD",
      "EMAIL_OTP",
    ]);
  });

  it("returns standard attributes with the pool's changes, and its custom ones", async () => {
    const { SchemaAttributes } = await describePool();
    const named = (name: string) => SchemaAttributes!.find(({ Name }) => Name === name);
    expect(SchemaAttributes).to.have.length(21);
    expect(named("sub")).to.deep.equal({
      Name: "sub",
      AttributeDataType: "String",
      DeveloperOnlyAttribute: false,
      Mutable: false,
      Required: true,
      StringAttributeConstraints: { MinLength: "1", MaxLength: "2048" },
    });
    expect(named("birthdate")!.StringAttributeConstraints).to.deep.equal({
      MinLength: "10",
      MaxLength: "10",
    });
    expect(named("email_verified")!.AttributeDataType).to.equal("Boolean");
    expect(named("updated_at")!.NumberAttributeConstraints).to.deep.equal({ MinValue: "0" });
    expect(named("name")).to.deep.include({ Required: true, Mutable: true });
    expect(named("custom:level")).to.deep.equal({
      Name: "custom:level",
      AttributeDataType: "Number",
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      NumberAttributeConstraints: { MinValue: "1", MaxValue: "9" },
    });
  });

  it("rejects unsupported settings by name", async () => {
    const arn = "arn:aws:lambda:eu-west-1:000000000000:function:f";
    const options: Record<string, Partial<CreateUserPoolCommandInput>> = {
      "LambdaConfig.PreSignUp": { LambdaConfig: { PreSignUp: arn } },
      "LambdaConfig.PreTokenGenerationConfig": {
        LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn: arn } },
      },
      SmsConfiguration: { SmsConfiguration: { SnsCallerArn: arn } },
      SMS_OTP: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "SMS_OTP"] } } },
      CONFIRM_WITH_LINK: {
        VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK" },
      },
      AdvancedSecurityMode: { UserPoolAddOns: { AdvancedSecurityMode: "ENFORCED" } },
      CUSTOMER_MANAGED_KEY: { KeyConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY" } },
    };
    for (const [name, option] of Object.entries(options)) {
      const create = new CreateUserPoolCommand({ PoolName: "odd", ...option });
      expect(await failure(stack.sdk.send(create)), name).to.match(
        new RegExp(`^InvalidParameterException: .*${name}.* is not supported`),
      );
    }
    const mfa = new CreateUserPoolCommand({ PoolName: "odd", MfaConfiguration: "ON" });
    expect(await failure(stack.sdk.send(mfa))).to.equal(
      "InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
    );
  });

  answersAsAws(
    operationFacts("AddCustomAttributes"),
    "adds attributes, which users have and which cannot be removed",
    async () => {
      const add = (CustomAttributes: object[]) =>
        stack.sdk.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
      await add([{ Name: "tier", AttributeDataType: "String", Mutable: true }]);
      for (const attribute of [
        { Name: "tier" },
        { Name: "email" },
        { Name: "x", Required: true },
      ]) {
        expect(await failure(add([{ Name: "fine" }, attribute]))).to.match(
          /^InvalidParameterException: /,
        );
      }
      await update({});
      const names = (await describePool()).SchemaAttributes!.map(({ Name }) => Name);
      expect(names).to.include.members(["custom:level", "custom:tier"]);
      expect(names).to.not.include("custom:fine");
    },
  );

  answersAsAws(
    [...operationFacts("UpdateUserPool"), behaviours.updatesReset],
    "updates a pool and resets omitted settings, except its name and its schema",
    async () => {
      await stack.sdk.send(
        new SetUserPoolMfaConfigCommand({
          UserPoolId,
          MfaConfiguration: "OPTIONAL",
          SoftwareTokenMfaConfiguration: { Enabled: true },
        }),
      );
      await update({ MfaConfiguration: "OPTIONAL", AutoVerifiedAttributes: ["email"] });
      expect((await describePool()).MfaConfiguration).to.equal("OPTIONAL");
      await update({ PoolName: "renamed", DeletionProtection: "ACTIVE" });
      const pool = await describePool();
      expect(pool).to.deep.include({
        Name: "renamed",
        DeletionProtection: "ACTIVE",
        MfaConfiguration: "OFF",
        AutoVerifiedAttributes: [],
        UsernameAttributes: ["email"],
        EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
        UserPoolTags: {},
        UserPoolTier: "ESSENTIALS",
      });
      expect(pool.DeviceConfiguration).to.equal(undefined);
      expect(pool.Policies!.PasswordPolicy!.MinimumLength).to.equal(8);
      expect(
        await failure(update({ LambdaConfig: { PostAuthentication: "a".repeat(30) } })),
      ).to.contain("LambdaConfig.PostAuthentication is not supported");
      await update({ PoolName: "renamed" });
    },
  );

  answersAsAws(
    operationFacts("ListTagsForResource", "TagResource", "UntagResource"),
    "tags pools by their ARN",
    async () => {
      const { Arn } = await describePool();
      const tags = async () =>
        (await stack.sdk.send(new ListTagsForResourceCommand({ ResourceArn: Arn }))).Tags;
      await stack.sdk.send(new TagResourceCommand({ ResourceArn: Arn, Tags: { a: "1", b: "2" } }));
      await stack.sdk.send(new TagResourceCommand({ ResourceArn: Arn, Tags: { b: "3" } }));
      expect(await tags()).to.deep.equal({ a: "1", b: "3" });
      await stack.sdk.send(new UntagResourceCommand({ ResourceArn: Arn, TagKeys: ["a", "none"] }));
      expect(await tags()).to.deep.equal({ b: "3" });
      const other = new ListTagsForResourceCommand({ ResourceArn: `${Arn}x` });
      expect(await failure(stack.sdk.send(other))).to.match(/^ResourceNotFoundException: /);
    },
  );

  answersAsAws(
    operationFacts("DeleteUserPoolClient", "UpdateUserPoolClient"),
    "updates a client and resets omitted settings, except its name and secret",
    async () => {
      const { UserPoolClient } = await stack.sdk.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: "app",
          ClientSecret: "a-secret-of-our-own-with-32-chars".replaceAll("-", "_"),
          ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
          CallbackURLs: ["https://example.com/back"],
          LogoutURLs: ["https://example.com"],
          DefaultRedirectURI: "https://example.com/back",
          AllowedOAuthFlows: ["code"],
          AllowedOAuthScopes: ["openid"],
          AllowedOAuthFlowsUserPoolClient: true,
          SupportedIdentityProviders: ["COGNITO"],
          PreventUserExistenceErrors: "ENABLED",
        }),
      );
      const target = { UserPoolId, ClientId: UserPoolClient!.ClientId };
      expect(UserPoolClient).to.deep.include({
        ClientSecret: "a_secret_of_our_own_with_32_chars",
        CallbackURLs: ["https://example.com/back"],
        AllowedOAuthFlows: ["code"],
        AllowedOAuthFlowsUserPoolClient: true,
        SupportedIdentityProviders: ["COGNITO"],
      });
      const { UserPoolClient: updated } = await stack.sdk.send(
        new UpdateUserPoolClientCommand({ ...target, AccessTokenValidity: 2 }),
      );
      expect(updated).to.deep.include({
        ClientName: "app",
        ClientSecret: UserPoolClient!.ClientSecret,
        AccessTokenValidity: 2,
        ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
        PreventUserExistenceErrors: "LEGACY",
        AllowedOAuthFlowsUserPoolClient: false,
      });
      expect(updated!.CallbackURLs).to.equal(undefined);
      const change = (changes: object) =>
        failure(stack.sdk.send(new UpdateUserPoolClientCommand({ ...target, ...changes })));
      expect(await change({ AnalyticsConfiguration: {} })).to.contain("AnalyticsConfiguration");
      expect(await change({ SupportedIdentityProviders: ["Google"] })).to.contain("Google");
      expect(await change({ AllowedOAuthFlows: ["code"] })).to.contain(
        "AllowedOAuthFlowsUserPoolClient",
      );
      const flow = new InitiateAuthCommand({
        ClientId: target.ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "kept@example.com", PASSWORD },
      });
      expect(await failure(stack.sdk.send(flow))).to.equal(
        "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client",
      );
      await stack.sdk.send(new DeleteUserPoolClientCommand(target));
      expect(await failure(stack.sdk.send(new DescribeUserPoolClientCommand(target)))).to.match(
        /^ResourceNotFoundException: /,
      );
    },
  );

  it("returns options of the hosted pages that a program declares", async () => {
    const { id } = await stack.declare("UserPoolClient", "declared", {
      userPoolId: UserPoolId,
      callbackUrls: ["https://example.com/back"],
      allowedOauthScopes: ["openid"],
    });
    const { UserPoolClient } = await stack.sdk.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId: id }),
    );
    expect(UserPoolClient).to.deep.include({
      CallbackURLs: ["https://example.com/back"],
      AllowedOAuthScopes: ["openid"],
    });
  });

  it("keeps attributes that were added outside the program when the program changes", async () => {
    const schemas = [{ name: "rank", attributeDataType: "String", mutable: true }];
    const { id } = await stack.declare("UserPool", "declared", { name: "declared", schemas });
    await stack.sdk.send(
      new AddCustomAttributesCommand({ UserPoolId: id, CustomAttributes: [{ Name: "extra" }] }),
    );
    await stack.declare("UserPool", "declared", { name: "declared", schemas, tags: { a: "b" } });
    const { UserPool } = await stack.sdk.send(new DescribeUserPoolCommand({ UserPoolId: id }));
    expect(UserPool!.SchemaAttributes!.map(({ Name }) => Name)).to.include.members([
      "custom:rank",
      "custom:extra",
    ]);
  });
});
