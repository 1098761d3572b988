import {
  CreateUserPoolCommand,
  DeleteWebAuthnCredentialCommand,
  GetUserAuthFactorsCommand,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { SoftwareAuthenticator } from "./support/authenticator";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { ORIGIN, type PasskeyClient, passkeyClient } from "./support/passkeyClient";
import { addUser, declarePool, failure, type Pool, signInWithPassword } from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { behaviours } from "./tables/behaviours";
import { operationFacts } from "./tables/operations";

describe("Passkeys", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let other: Pool;
  let client: PasskeyClient;

  before(async () => {
    stack = await startCognito();
    const explicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"];
    pool = await declarePool(
      stack,
      { explicitAuthFlows },
      {
        signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
        webAuthnConfiguration: { relyingPartyId: "example.com", userVerification: "required" },
      },
    );
    const { id } = await stack.declare("UserPoolClient", "other", {
      userPoolId: pool.poolId,
      explicitAuthFlows,
    });
    other = { poolId: pool.poolId, clientId: id };
    client = passkeyClient(stack, pool);
  });
  after(() => stack.close());

  answersAsAws(
    [
      ...operationFacts(
        "CompleteWebAuthnRegistration",
        "DeleteWebAuthnCredential",
        "ListWebAuthnCredentials",
        "StartWebAuthnRegistration",
      ),
      behaviours.passkeyRules,
    ],
    "are registered, shown and deleted",
    async () => {
      const { email, sub, AccessToken } = await client.newUser();
      const options = await client.begin(AccessToken);
      const { challenge, ...rest } = options;
      expect(Buffer.from(challenge, "base64url")).to.have.length(32);
      expect(rest).to.deep.equal({
        authenticatorSelection: {
          requireResidentKey: true,
          residentKey: "required",
          userVerification: "required",
        },
        excludeCredentials: [],
        pubKeyCredParams: [
          { alg: -7, type: "public-key" },
          { alg: -257, type: "public-key" },
        ],
        rp: { id: "example.com", name: "example.com" },
        timeout: 60000,
        user: { displayName: email, id: Buffer.from(sub).toString("base64url"), name: email },
      });
      const passkey = new SoftwareAuthenticator(ORIGIN);
      await client.complete(AccessToken, passkey.create(options));
      const id = passkey.id.toString("base64url");
      const [{ CreatedAt, ...shown }] = (await client.list(AccessToken)) as [any];
      expect(CreatedAt.getTime()).to.be.closeTo(Date.now(), 60_000);
      expect(shown).to.deep.equal({
        CredentialId: id,
        FriendlyCredentialName: "Roaming passkey",
        RelyingPartyId: "example.com",
        AuthenticatorAttachment: "cross-platform",
        AuthenticatorTransports: ["usb"],
      });
      expect((await client.begin(AccessToken)).excludeCredentials).to.deep.equal([
        { id, type: "public-key" },
      ]);
      const remove = () =>
        stack.sdk.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: id }));
      await remove();
      expect(await client.list(AccessToken)).to.deep.equal([]);
      expect(await failure(remove())).to.match(/^ResourceNotFoundException: /);
    },
  );

  for (const algorithm of [-7, -257] as const) {
    it(`sign users in with COSE algorithm ${algorithm}, also after a restart`, async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(
        AccessToken,
        new SoftwareAuthenticator(ORIGIN, algorithm),
      );
      await stack.restart();
      const { ChallengeName, options, Session } = await client.ask(email);
      expect(ChallengeName).to.equal("WEB_AUTHN");
      expect(options.allowCredentials[0].id).to.equal(passkey.id.toString("base64url"));
      expect(options.rpId).to.equal("example.com");
      const { AuthenticationResult } = await client.answer(email, Session, passkey.get(options));
      const factors = await stack.sdk.send(
        new GetUserAuthFactorsCommand({ AccessToken: AuthenticationResult!.AccessToken }),
      );
      expect(factors.ConfiguredUserAuthFactors).to.deep.equal(["PASSWORD", "WEB_AUTHN"]);
    });
  }

  answersAsAws(
    behaviours.passkeySignature,
    "are rejected with a wrong signature, origin, party, key, counter or user",
    async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const stranger = new SoftwareAuthenticator(ORIGIN);
      const attempts: ((options: any) => any)[] = [
        (options) => passkey.get({ ...options, challenge: "AAAA" }),
        (options) => passkey.get(options, { origin: "https://example.com.evil.net" }),
        (options) => passkey.get(options, { origin: "http://shop.example.com" }),
        (options) => passkey.get(options, { rpId: "evil.net" }),
        (options) => ({ ...stranger.get(options), id: passkey.id.toString("base64url") }),
        (options) => stranger.get(options),
      ];
      const wrong = "NotAuthorizedException: Incorrect username or password.";
      for (const attempt of attempts) {
        const { options, Session } = await client.ask(email);
        expect(
          await failure(client.answer(email, Session, attempt(options))),
          String(attempt),
        ).to.equal(wrong);
        expect(await failure(client.answer(email, Session, passkey.get(options)))).to.contain(
          "session can only be used once",
        );
        stack.advance(15 * 60_000);
      }
      const good = await client.ask(email);
      const credential = passkey.get(good.options);
      await client.answer(email, good.Session, credential);
      const again = await client.ask(email);
      expect(await failure(client.answer(email, again.Session, credential))).to.equal(wrong);
      passkey.counter = 0;
      const copied = await client.ask(email);
      expect(
        await failure(client.answer(email, copied.Session, passkey.get(copied.options))),
      ).to.equal(wrong);
      passkey.counter = 50;
      passkey.verifiesUser = false;
      const unverified = await client.ask(email);
      expect(
        await failure(client.answer(email, unverified.Session, passkey.get(unverified.options))),
      ).to.equal(wrong);
      passkey.verifiesUser = true;
      const last = await client.ask(email);
      await client.answer(email, last.Session, passkey.get(last.options));
    },
  );

  it("are not registered twice, or for another challenge, origin, party, client or algorithm", async () => {
    const { email, AccessToken } = await client.newUser();
    const passkey = new SoftwareAuthenticator(ORIGIN);
    const options = await client.begin(AccessToken);
    const attempt = (credential: unknown, token = AccessToken) =>
      failure(client.complete(token, credential)).then((text) => text.split(":")[0]);
    const found = [
      await attempt(passkey.create(options, { challenge: "AAAA" })),
      await attempt(
        passkey.create(await client.begin(AccessToken), { origin: "https://evil.net" }),
      ),
      await attempt(passkey.create(await client.begin(AccessToken), { rpId: "evil.net" })),
      await attempt(new SoftwareAuthenticator(ORIGIN, -8).create(await client.begin(AccessToken))),
      await attempt({ id: "x", response: { clientDataJSON: "e30" } }),
      await attempt("no JSON"),
    ];
    expect(found).to.deep.equal([
      "WebAuthnChallengeNotFoundException",
      "WebAuthnOriginNotAllowedException",
      "WebAuthnRelyingPartyMismatchException",
      "WebAuthnCredentialNotSupportedException",
      "InvalidParameterException",
      "InvalidParameterException",
    ]);
    const elsewhere = (await signInWithPassword(stack, other, email)).AccessToken;
    expect(await attempt(passkey.create(options), elsewhere)).to.equal(
      "WebAuthnClientMismatchException",
    );
    const someone = await client.newUser();
    expect(await attempt(passkey.create(options), someone.AccessToken)).to.equal(
      "WebAuthnChallengeNotFoundException",
    );
    expect(await attempt(passkey.create(options))).to.equal("no error");
    expect(await attempt(passkey.create(options))).to.equal("WebAuthnChallengeNotFoundException");
    expect(await attempt(passkey.create(await client.begin(AccessToken)))).to.equal(
      "InvalidParameterException",
    );
    const late = await client.begin(AccessToken);
    stack.advance(180_000);
    expect(await attempt(new SoftwareAuthenticator(ORIGIN).create(late))).to.equal(
      "WebAuthnChallengeNotFoundException",
    );
    expect(await client.list(AccessToken)).to.have.length(1);
  });

  it("must be enabled, and need a relying party, by default the pool's domain", async () => {
    const off = await declarePool(stack, {}, {}, "off");
    await addUser(stack, off, "off@example.com");
    const first = await signInWithPassword(stack, off, "off@example.com");
    expect(await failure(client.begin(first.AccessToken))).to.match(
      /^WebAuthnNotEnabledException: /,
    );
    const signInPolicy = { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] };
    const bare = await declarePool(stack, {}, { signInPolicy }, "bare");
    await addUser(stack, bare, "bare@example.com");
    const { AccessToken } = await signInWithPassword(stack, bare, "bare@example.com");
    expect(await failure(client.begin(AccessToken))).to.match(
      /^WebAuthnConfigurationMissingException: /,
    );
    await stack.declare("UserPoolDomain", "domain", { userPoolId: bare.poolId, domain: "shop-x" });
    expect((await client.begin(AccessToken)).rp.id).to.equal(
      "shop-x.auth.eu-west-1.amazoncognito.com",
    );
  });

  answersAsAws(behaviours.passkeyTier, "are rejected in the tier LITE", async () => {
    const create = (Policies: object) =>
      failure(
        stack.sdk.send(
          new CreateUserPoolCommand({ PoolName: "lite", UserPoolTier: "LITE", Policies }),
        ),
      );
    expect(
      await create({ SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } }),
    ).to.match(/^FeatureUnavailableInTierException: /);
    const { UserPool } = await stack.sdk.send(
      new CreateUserPoolCommand({ PoolName: "lite", UserPoolTier: "LITE" }),
    );
    const set = stack.sdk.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId: UserPool!.Id,
        WebAuthnConfiguration: { RelyingPartyId: "example.com" },
      }),
    );
    expect(await failure(set)).to.match(/^FeatureUnavailableInTierException: /);
  });

  answersAsAws(
    behaviours.passkeyMfa,
    "count as two factors if the pool is configured so",
    async () => {
      const strict = await declarePool(
        stack,
        { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] },
        { signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } },
        "strict",
      );
      const email = "strict@example.com";
      await addUser(stack, strict, email);
      const { AccessToken } = await signInWithPassword(stack, strict, email);
      const set = (FactorConfiguration: "SINGLE_FACTOR" | "MULTI_FACTOR_WITH_USER_VERIFICATION") =>
        stack.sdk.send(
          new SetUserPoolMfaConfigCommand({
            UserPoolId: strict.poolId,
            MfaConfiguration: "ON",
            SoftwareTokenMfaConfiguration: { Enabled: true },
            WebAuthnConfiguration: { RelyingPartyId: "example.com", FactorConfiguration },
          }),
        );
      expect(await failure(set("SINGLE_FACTOR"))).to.equal(
        "InvalidParameterException: Cannot set WebAuthn factor configuration to SINGLE_FACTOR " +
          "if MFA is required and WebAuthn is an allowed first auth factor",
      );
      await set("MULTI_FACTOR_WITH_USER_VERIFICATION");
      const strictClient = passkeyClient(stack, strict);
      const passkey = await strictClient.register(AccessToken);
      const asked = await strictClient.ask(email);
      const { AuthenticationResult } = await strictClient.answer(
        email,
        asked.Session,
        passkey.get(asked.options),
      );
      expect(AuthenticationResult!.AccessToken).to.be.a("string");
    },
  );
});
