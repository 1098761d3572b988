import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { StoreAuth } from "../../../infra/auth/auth";
import { readSettings } from "../../../infra/settings/settings";
import { defaultSettings, evaluateGraph } from "../support/evaluateGraph";
import type { Graph } from "../support/evaluateGraph";

const sender = {
  address: "shop@example.com",
  identityArn: "arn:of:identity",
  confirmationSetArn: "arn:of:set",
  accountSet: "accounts",
};

const evaluate = (changes: Record<string, string> = {}, mail = false): Promise<Graph> =>
  evaluateGraph({ ...defaultSettings(), ...changes }, () => {
    new StoreAuth("jukebox", {
      settings: readSettings(),
      region: "eu-west-1",
      sender: mail ? pulumi.output(sender) : undefined,
    });
  });

const POOL = "aws:cognito/userPool:UserPool";
const CLIENT = "aws:cognito/userPoolClient:UserPoolClient";

describe("StoreAuth", () => {
  describe("the user pool", () => {
    it("names people by verified e-mail address and lets them sign up", async () => {
      const pool = (await evaluate()).one(POOL);
      expect(pool.protect).to.equal(false);
      expect(pool.inputs).to.deep.equal({
        usernameAttributes: ["email"],
        usernameConfiguration: { caseSensitive: false },
        autoVerifiedAttributes: ["email"],
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
        schemas: [
          {
            name: "email",
            attributeDataType: "String",
            required: true,
            mutable: true,
            stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
          },
        ],
        passwordPolicy: {
          minimumLength: 10,
          requireLowercase: false,
          requireUppercase: false,
          requireNumbers: false,
          requireSymbols: false,
          temporaryPasswordValidityDays: 7,
        },
        accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
        adminCreateUserConfig: { allowAdminCreateUserOnly: false },
        deletionProtection: "INACTIVE",
        emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
      });
    });

    it("is protected from deletion in production", async () => {
      const pool = (await evaluate({ production: "true" })).one(POOL);
      expect(pool.inputs.deletionProtection).to.equal("ACTIVE");
      expect(pool.protect).to.equal(true);
    });

    it("sends through SES when there is a sender", async () => {
      expect((await evaluate({}, true)).one(POOL).inputs.emailConfiguration).to.deep.equal({
        emailSendingAccount: "DEVELOPER",
        fromEmailAddress: "shop@example.com",
        sourceArn: "arn:of:identity",
        configurationSet: "accounts",
      });
    });

    it("has the group that the schema's directives name", async () => {
      const group = (await evaluate()).one("aws:cognito/userGroup:UserGroup");
      expect(group.inputs).to.deep.equal({
        name: "admins",
        description: "May change the catalogue and end users' sessions",
        userPoolId: "jukebox-users-id",
      });
    });
  });

  describe("the web client", () => {
    const common = {
      userPoolId: "jukebox-users-id",
      generateSecret: false,
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      accessTokenValidity: 60,
      idTokenValidity: 60,
      refreshTokenValidity: 30,
      tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
      readAttributes: ["email", "email_verified"],
      writeAttributes: ["email"],
    };

    it("has no secret, signs in by SRP only, and its tokens can be revoked", async () => {
      expect((await evaluate()).one(CLIENT).inputs).to.deep.equal(common);
    });

    it("takes token lifetimes from the settings", async () => {
      const graph = await evaluate({
        accessTokenMinutes: "5",
        refreshTokenDays: "1",
        sessionAbsoluteSeconds: "86400",
      });
      expect(graph.one(CLIENT).inputs).to.deep.equal({
        ...common,
        accessTokenValidity: 5,
        idTokenValidity: 5,
        refreshTokenValidity: 1,
      });
    });

    it("gives up the refresh flow that Cognito refuses when refresh tokens rotate", async () => {
      const graph = await evaluate({ refreshTokenRotation: "true" });
      expect(graph.one(CLIENT).inputs).to.deep.equal({
        ...common,
        explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
        refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 60 },
      });
    });
  });

  describe("the identity pool", () => {
    it("takes guests, and tokens of the web client that are still good", async () => {
      const pool = (await evaluate()).one("aws:cognito/identityPool:IdentityPool");
      expect(pool.inputs).to.deep.equal({
        identityPoolName: "jukebox-test",
        allowUnauthenticatedIdentities: true,
        allowClassicFlow: false,
        cognitoIdentityProviders: [
          {
            clientId: "jukebox-web-id",
            providerName: "cognito-idp.eu-west-1.amazonaws.com/jukebox-users-id",
            serverSideTokenCheck: true,
          },
        ],
      });
    });

    it("gives each kind of visitor a role that only this pool may give", async () => {
      const graph = await evaluate();
      for (const [name, amr] of [
        ["jukebox-guest", "unauthenticated"],
        ["jukebox-signed-in", "authenticated"],
      ] as const) {
        const { assumeRolePolicy, ...others } = graph.one("aws:iam/role:Role", name).inputs;
        expect(others).to.deep.equal({ description: `Identity pool visitors, ${amr}` });
        expect(JSON.parse(assumeRolePolicy)).to.deep.equal({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "cognito-identity.amazonaws.com" },
              Action: "sts:AssumeRoleWithWebIdentity",
              Condition: {
                StringEquals: { "cognito-identity.amazonaws.com:aud": "jukebox-visitors-id" },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": amr },
              },
            },
          ],
        });
      }
      const attachment = graph.one(
        "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
      );
      expect(attachment.inputs).to.deep.equal({
        identityPoolId: "jukebox-visitors-id",
        roles: {
          unauthenticated: "arn:aws:jukebox-guest",
          authenticated: "arn:aws:jukebox-signed-in",
        },
      });
    });

    it("gives neither role any permission of its own", async () => {
      const types = (await evaluate()).resources.map(({ type }) => type);
      expect(types.filter((type) => /polic/i.test(type))).to.deep.equal([]);
    });
  });
});
