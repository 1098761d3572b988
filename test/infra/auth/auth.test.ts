import { readFileSync } from "node:fs";
import { resolve } from "node:path";
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

// test/infra/snapshots contains the literals; these tests cover what settings change and what is
// known only after deployment.
describe("StoreAuth", () => {
  describe("the user pool", () => {
    it("sends through the given sender", async () => {
      expect((await evaluate({}, true)).one(POOL).inputs.emailConfiguration).to.deep.equal({
        emailSendingAccount: "DEVELOPER",
        fromEmailAddress: sender.address,
        sourceArn: sender.identityArn,
        configurationSet: sender.accountSet,
      });
    });

    it("has the groups that the schema's directives name", async () => {
      const schema = readFileSync(resolve(__dirname, "../../../schema.graphql"), "utf8");
      const named = [...schema.matchAll(/cognito_groups: \["(\w+)"\]/g)].map(([, group]) => group);
      const groups = (await evaluate()).all("aws:cognito/userGroup:UserGroup");
      expect(groups.map(({ inputs }) => inputs.name)).to.deep.equal([...new Set(named)]);
      expect(groups.map(({ inputs }) => inputs.userPoolId)).to.deep.equal(["jukebox-users-id"]);
    });
  });

  describe("with passkeys", () => {
    const settings = { passkeys: "true", domain: "store.example.com", hostedZone: "Z0123456789" };

    it("makes the domain the relying party and requires user verification", async () => {
      expect((await evaluate(settings)).one(POOL).inputs).to.deep.include({
        userPoolTier: "ESSENTIALS",
        signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
        webAuthnConfiguration: {
          relyingPartyId: "store.example.com",
          userVerification: "required",
        },
      });
    });

    it("lets the web client choose the first factor", async () => {
      const { explicitAuthFlows } = (await evaluate(settings)).one(CLIENT).inputs;
      expect(explicitAuthFlows).to.include("ALLOW_USER_AUTH");
    });

    it("uses localhost if the AWS provider uses another endpoint", async () => {
      const endpoints = JSON.stringify([{ cognitoidp: "http://localhost:4000" }]);
      const graph = await evaluate({ passkeys: "true", "aws:endpoints": endpoints });
      const { webAuthnConfiguration } = graph.one(POOL).inputs;
      expect(webAuthnConfiguration.relyingPartyId).to.equal("localhost");
    });

    it("declares no passkeys if the setting is off", async () => {
      const { inputs } = (await evaluate({ ...settings, passkeys: "false" })).one(POOL);
      expect(inputs).not.to.have.any.keys("userPoolTier", "signInPolicy", "webAuthnConfiguration");
    });
  });

  describe("the web client", () => {
    it("has no secret, signs in by SRP only, and its tokens can be revoked", async () => {
      const safe = {
        userPoolId: "jukebox-users-id",
        generateSecret: false,
        enableTokenRevocation: true,
      };
      for (const [refreshTokenRotation, flows] of [
        ["false", ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]],
        // With rotation Cognito rejects the other flow.
        ["true", ["ALLOW_USER_SRP_AUTH"]],
      ] as const) {
        const { inputs } = (await evaluate({ refreshTokenRotation })).one(CLIENT);
        expect(inputs).to.deep.include({ ...safe, explicitAuthFlows: flows });
      }
    });

    it("takes token lifetimes from the settings", async () => {
      const graph = await evaluate({
        accessTokenMinutes: "5",
        refreshTokenDays: "1",
        sessionAbsoluteSeconds: "86400",
      });
      expect(graph.one(CLIENT).inputs).to.deep.include({
        accessTokenValidity: 5,
        idTokenValidity: 5,
        refreshTokenValidity: 1,
        tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
      });
    });

    it("gives a rotated refresh token a minute of grace", async () => {
      const graph = await evaluate({ refreshTokenRotation: "true" });
      expect(graph.one(CLIENT).inputs.refreshTokenRotation).to.deep.equal({
        feature: "ENABLED",
        retryGracePeriodSeconds: 60,
      });
    });
  });

  describe("the identity pool", () => {
    it("accepts the tokens of the web client only", async () => {
      const pool = (await evaluate()).one("aws:cognito/identityPool:IdentityPool");
      expect(pool.inputs.cognitoIdentityProviders).to.deep.equal([
        {
          clientId: "jukebox-web-id",
          providerName: "cognito-idp.eu-west-1.amazonaws.com/jukebox-users-id",
          serverSideTokenCheck: true,
        },
      ]);
    });

    it("gives each kind of visitor a role that only this pool can assign", async () => {
      const graph = await evaluate();
      for (const [name, amr] of [
        ["jukebox-guest", "unauthenticated"],
        ["jukebox-signed-in", "authenticated"],
      ] as const) {
        const { assumeRolePolicy } = graph.one("aws:iam/role:Role", name).inputs;
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
  });
});
