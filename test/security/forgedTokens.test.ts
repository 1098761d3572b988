import type * as CognitoIdp from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { createOwner, type Owner, type Tokens } from "../support/device";
import { fieldCalls } from "../support/fieldCalls";
import { joinJwt, macJwt, readJwt, signJwt, type Jwt } from "../support/jwt";
import { post } from "../support/post";
import { OPERATOR_KEYS } from "../support/signed";
import { sharedStack, type RunningStack } from "../support/stack";
import { seen, unauthorized } from "./support/refusal";

const CART = JSON.stringify({ query: "{ cart { id } }" });
const NOT_AUTHORIZED = "You are not authorized to make this call.";
const NO_JWT = "Unable to parse JWT token.";

describe("Tokens", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let owner: Owner;
  let tokens: Tokens;
  let good: Jwt;
  before(async () => {
    stack = await sharedStack();
    owner = await createOwner(stack);
    tokens = await owner.client.tokens();
    good = readJwt(tokens.access);
  });

  const send = (authorization: string) => post(stack, CART, { authorization });
  async function expectRefused(message: string, forged: Record<string, string>): Promise<void> {
    for (const [name, token] of Object.entries(forged)) {
      expect(seen(await send(token)), name).to.deep.equal(unauthorized(message));
    }
  }

  it("accepts them with and without Bearer", async () => {
    for (const authorization of [
      tokens.access,
      `Bearer ${tokens.access}`,
      `bearer ${tokens.access}`,
    ]) {
      const { status, body } = await send(authorization);
      expect([status, body]).to.deep.equal([
        200,
        { data: { cart: { id: `user#${owner.userId}` } } },
      ]);
    }
  });

  it("rejects missing or malformed ones", async () => {
    const none = "Valid authorization header not provided.";
    expect(seen(await post(stack, CART))).to.deep.equal(unauthorized(none));
    expect(seen(await post(stack, CART, { "x-api-key": "da2-x" }))).to.deep.equal(
      unauthorized(NOT_AUTHORIZED),
    );
    await expectRefused(NO_JWT, {
      word: "token",
      bearer: "Bearer",
      basic: "Basic dXNlcjpwYXNz",
      dots: "..",
      "two parts": tokens.access.split(".").slice(0, 2).join("."),
      "four parts": `${tokens.access}.x`,
      garbage: `${"x".repeat(50)}.${"y".repeat(50)}.z`,
    });
  });

  it("rejects changed ones", async () => {
    const change = (claims: object) =>
      joinJwt({ ...good, payload: { ...good.payload, ...claims } });
    await expectRefused(NOT_AUTHORIZED, {
      sub: change({ sub: "11111111-1111-4111-8111-111111111111" }),
      groups: change({ "cognito:groups": ["admins"] }),
      expiry: change({ exp: Math.floor(Date.now() / 1000) + 1e6 }),
      issuer: change({ iss: "https://evil.example" }),
      session: change({ origin_jti: "11111111-1111-4111-8111-111111111111" }),
      header: joinJwt({ ...good, header: { ...good.header, typ: "JWT" } }),
      signature: joinJwt({
        ...good,
        signature: good.signature.replace(/^./, (c) => (c === "A" ? "B" : "A")),
      }),
      shorter: tokens.access.slice(0, -1),
      longer: `${tokens.access}A`,
      padded: `${tokens.access}=`,
      unsigned: joinJwt({ ...good, signature: "" }),
    });
  });

  it("rejects other algorithms, with the public key as a secret", async () => {
    const none = (alg: string) =>
      joinJwt({ ...good, header: { ...good.header, alg }, signature: "" });
    const jwks = `${stack.origin}/${stack.outputs.userPoolId}/.well-known/jwks.json`;
    const { keys } = (await (await fetch(jwks)).json()) as { keys: any[] };
    const jwk = keys.find(({ kid }) => kid === good.header.kid);
    expect(jwk, "the key that access tokens are signed with").to.be.an("object");
    const pem = createPublicKey({ key: jwk, format: "jwk" }).export({
      type: "spki",
      format: "pem",
    });
    const changed = { ...good, payload: { ...good.payload, "cognito:groups": ["admins"] } };
    await expectRefused(NOT_AUTHORIZED, {
      none: none("none"),
      None: none("None"),
      "HS256 of the PEM": macJwt(changed, pem as string),
      "HS256 of the PEM's bytes": macJwt(changed, (pem as string).trim()),
      "HS256 of the JWK": macJwt(changed, JSON.stringify(jwk)),
      "HS256 of the modulus": macJwt(changed, jwk.n),
      "HS256 of the modulus's bytes": macJwt(changed, Buffer.from(jwk.n, "base64url")),
      "HS256 of nothing": macJwt(changed, ""),
    });
  });

  it("rejects signatures of other keys, for any key id", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const idKid = readJwt(tokens.id).header.kid;
    const header = (changes: object) => ({ ...good, header: { ...good.header, ...changes } });
    const jwk = publicKey.export({ format: "jwk" });
    await expectRefused(NOT_AUTHORIZED, {
      "known kid": signJwt(good, privateKey),
      "unknown kid": signJwt(header({ kid: "unknown" }), privateKey),
      "kid of ID tokens": signJwt(header({ kid: idKid }), privateKey),
      "no kid": signJwt(header({ kid: undefined }), privateKey),
      "path for kid": signJwt(header({ kid: "../../etc/passwd" }), privateKey),
      "its own key": signJwt(header({ jwk }), privateKey),
      "a key's address": signJwt(header({ jku: "https://evil.example/jwks.json" }), privateKey),
      "true signature, other kid": joinJwt(header({ kid: idKid })),
    });
  });

  it("lets ID tokens pass AppSync, but not the session check", async () => {
    const { status, body } = await send(tokens.id);
    expect(status).to.equal(200);
    expect(body.data).to.deep.equal({ cart: null });
    expect(body.errors!.map(({ errorType }) => errorType)).to.deep.equal(["SessionRequired"]);
    for (const { field, query } of fieldCalls()) {
      if (/^Query\.(products|product|findProducts)$/.test(field)) continue;
      const response = await post(stack, JSON.stringify({ query }), { authorization: tokens.id });
      const { errorType } = response.body.errors![0]!;
      // AppSync rejects callers who are no admins before the session is checked.
      expect(errorType, field).to.be.oneOf(["SessionRequired", "Unauthorized"]);
      expect(Object.values(response.body.data as object), field).to.deep.equal([null]);
    }
  });

  it("rejects refresh tokens", async () => {
    const { status, body } = await send(tokens.refresh);
    expect([status, body.data]).to.deep.equal([401, undefined]);
  });

  describe("of other pools and clients", () => {
    const idp = require("@aws-sdk/client-cognito-identity-provider") as typeof CognitoIdp;
    let cognito: CognitoIdp.CognitoIdentityProviderClient;
    before(() => {
      cognito = new idp.CognitoIdentityProviderClient({
        endpoint: stack.outputs.awsEndpoint!,
        region: stack.outputs.region!,
        credentials: OPERATOR_KEYS,
      });
    });
    after(() => cognito.destroy());

    /** The access token of a new user of a pool, from a client of that pool. */
    async function tokenOf(UserPoolId: string): Promise<string> {
      const Username = `foreign-${Date.now()}@example.com`;
      const Password = "Correct-Horse-7-Battery";
      const { UserPoolClient } = await cognito.send(
        new idp.CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: "foreign",
          ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        }),
      );
      const { ClientId } = UserPoolClient!;
      await cognito.send(
        new idp.AdminCreateUserCommand({ UserPoolId, Username, MessageAction: "SUPPRESS" }),
      );
      const permanent = { UserPoolId, Username, Password, Permanent: true };
      await cognito.send(new idp.AdminSetUserPasswordCommand(permanent));
      const { AuthenticationResult } = await cognito.send(
        new idp.InitiateAuthCommand({
          ClientId: ClientId!,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: Username, PASSWORD: Password },
        }),
      );
      return AuthenticationResult!.AccessToken!;
    }

    it("are rejected although they are valid at their own pool", async () => {
      const create = new idp.CreateUserPoolCommand({ PoolName: "foreign" });
      const { UserPool } = await cognito.send(create);
      try {
        await expectRefused(NOT_AUTHORIZED, {
          "another pool": await tokenOf(UserPool!.Id!),
          "another client": await tokenOf(stack.outputs.userPoolId!),
        });
      } finally {
        await cognito.send(new idp.DeleteUserPoolCommand({ UserPoolId: UserPool!.Id! }));
      }
    });
  });
});
