import type * as CognitoIdp from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readSchema } from "../../infra/schema";
import { createOwner, type Owner, type Tokens } from "../support/device";
import { fieldCalls } from "../support/fieldCalls";
import { joinJwt, macJwt, readJwt, signJwt, type Jwt } from "../support/jwt";
import { post, type HttpAnswer } from "../support/post";
import { createGuest } from "../support/shopper";
import { keysOf, OPERATOR_KEYS, signedHeaders, type AwsKeys } from "../support/signed";
import { sharedStack, startStack, type RunningStack } from "../support/stack";

const CART = JSON.stringify({ query: "{ cart { id } }" });
const NOT_AUTHORIZED = "You are not authorized to make this call.";
const NO_JWT = "Unable to parse JWT token.";

/** What a request that is refused as a whole is answered with. */
function refusal(status: number, errorType: string, message: string): object {
  return { status, errorType, body: { errors: [{ errorType, message }] } };
}
const unauthorized = (message: string): object => refusal(401, "UnauthorizedException", message);
const seen = ({ status, errorType, body }: HttpAnswer): object => ({ status, errorType, body });

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

  it("are taken bare and with Bearer before them", async () => {
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

  it("that are missing or no tokens are refused", async () => {
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

  it("that were changed are refused", async () => {
    const change = (claims: object) =>
      joinJwt({ ...good, payload: { ...good.payload, ...claims } });
    await expectRefused(NOT_AUTHORIZED, {
      sub: change({ sub: "11111111-1111-4111-8111-111111111111" }),
      groups: change({ "cognito:groups": ["admins"] }),
      expiry: change({ exp: Math.floor(Date.now() / 1000) + 1e6 }),
      issuer: change({ iss: "https://evil.example" }),
      session: change({ origin_jti: "11111111-1111-4111-8111-111111111111" }),
      header: joinJwt({ ...good, header: { ...good.header, typ: "JWT" } }),
      signature: joinJwt({ ...good, signature: `A${good.signature.slice(1)}` }),
      shorter: tokens.access.slice(0, -1),
      longer: `${tokens.access}A`,
      padded: `${tokens.access}=`,
      unsigned: joinJwt({ ...good, signature: "" }),
    });
  });

  it("of other algorithms, with the public key for a secret, are refused", async () => {
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
      "HS256 of the JWK": macJwt(changed, JSON.stringify(jwk)),
      "HS256 of nothing": macJwt(changed, ""),
    });
  });

  it("signed with other keys are refused, whatever key they name", async () => {
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

  it("for identification pass AppSync, and no session check", async () => {
    const { status, body } = await send(tokens.id);
    expect(status).to.equal(200);
    expect(body.data).to.deep.equal({ cart: null });
    expect(body.errors!.map(({ errorType }) => errorType)).to.deep.equal(["SessionRequired"]);
    for (const { field, query } of fieldCalls()) {
      if (field === "Query.products" || field === "Query.product") continue;
      const answer = await post(stack, JSON.stringify({ query }), { authorization: tokens.id });
      const { errorType } = answer.body.errors![0]!;
      // AppSync refuses who is no admin before the session is looked at.
      expect(errorType, field).to.be.oneOf(["SessionRequired", "Unauthorized"]);
      expect(Object.values(answer.body.data as object), field).to.deep.equal([null]);
    }
  });

  it("for refreshing are none", async () => {
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

    /** The access token of a new user of a pool, gained through a client of its own. */
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

    it("are refused, good as they are at home", async () => {
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

  it("past their expiry are refused", async () => {
    const brief = await startStack({ args: ["--access-token-seconds", "2"] });
    try {
      const { client } = await createOwner(brief);
      const { access } = await client.tokens();
      const { exp } = readJwt(access).payload as { exp: number };
      await new Promise((done) => setTimeout(done, exp * 1000 - Date.now() + 50));
      const answer = await post(brief, CART, { authorization: access });
      expect(seen(answer)).to.deep.equal(unauthorized("Token has expired."));
    } finally {
      await brief.stop();
    }
  });
});

describe("Signatures", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  let guestKeys: AwsKeys;
  before(async () => {
    stack = await sharedStack();
    guestKeys = await keysOf(createGuest(stack));
  });

  const MISMATCH =
    "The request signature we calculated does not match the signature you provided. " +
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
  const mismatch = refusal(403, "InvalidSignatureException", MISMATCH);
  const unknownToken = refusal(
    403,
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  );

  it("of guests are taken as they are", async () => {
    const { status, body } = await post(
      stack,
      CART,
      await signedHeaders(stack, CART, { keys: guestKeys }),
    );
    expect([status, body.errors]).to.deep.equal([200, undefined]);
    expect(body.data.cart.id).to.match(/^guest#[a-z0-9-]+:[0-9a-f-]{36}$/);
  });

  it("over another body, header, path or query are refused", async () => {
    const headers = await signedHeaders(stack, CART, { keys: guestKeys });
    const other = JSON.stringify({ query: "mutation { clearCart { id } }" });
    expect(seen(await post(stack, other, headers)), "body").to.deep.equal(mismatch);
    const xml = { ...headers, "content-type": "application/xml" };
    expect(seen(await post(stack, CART, xml)), "header").to.deep.equal(mismatch);
    const later = headers["x-amz-date"]!.replace(/\d{2}Z$/, (end) =>
      end === "00Z" ? "01Z" : "00Z",
    );
    const dated = await post(stack, CART, { ...headers, "x-amz-date": later });
    expect(seen(dated), "date").to.deep.equal(mismatch);
    const graphqlUrl = `${stack.outputs.graphqlUrl}?x=1`;
    const queried = await post({ outputs: { graphqlUrl } }, CART, headers);
    expect(seen(queried), "query").to.deep.equal(mismatch);
    const cut = { ...headers, authorization: headers.authorization!.replace(/.$/, "") };
    expect(seen(await post(stack, CART, cut)), "shorter").to.deep.equal(mismatch);
  });

  it("of another time, service or region are refused", async () => {
    const refused = async (signing: object): Promise<string> => {
      const headers = await signedHeaders(stack, CART, { keys: guestKeys, ...signing });
      const { status, errorType, body } = await post(stack, CART, headers);
      expect([status, errorType]).to.deep.equal([403, "InvalidSignatureException"]);
      return body.errors![0]!.message;
    };
    const minutes = (count: number) => ({ at: new Date(Date.now() + count * 60_000) });
    expect(await refused(minutes(-6))).to.match(/^Signature expired: \d{8}T\d{6}Z is now earlier/);
    expect(await refused(minutes(6))).to.match(/^Signature not yet current: \d{8}T\d{6}Z is still/);
    expect(await refused(minutes(-60 * 24))).to.match(/^Signature expired/);
    expect(await refused({ service: "dynamodb" })).to.contain("correct service: 'appsync'");
    expect(await refused({ region: "ap-south-2" })).to.contain("valid region");
  });

  it("of keys that this account did not issue are refused", async () => {
    const secretAccessKey = "x".repeat(40);
    const keys: Record<string, AwsKeys> = {
      "foreign key": { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey },
      "no session token": { ...guestKeys, sessionToken: undefined as never },
      "another's session token": {
        ...guestKeys,
        sessionToken: (await keysOf(createGuest(stack))).sessionToken!,
      },
      "a changed session token": {
        ...guestKeys,
        sessionToken: guestKeys.sessionToken!.replace(/^(.{40})./, (_, start) => `${start}!`),
      },
      "a shorter session token": { ...guestKeys, sessionToken: guestKeys.sessionToken!.slice(4) },
      "the operator's key with a session token": {
        ...OPERATOR_KEYS,
        sessionToken: guestKeys.sessionToken!,
      },
    };
    for (const [name, signer] of Object.entries(keys)) {
      const headers = await signedHeaders(stack, CART, { keys: signer });
      expect(seen(await post(stack, CART, headers)), name).to.deep.equal(unknownToken);
    }
    for (const known of [guestKeys, OPERATOR_KEYS]) {
      const headers = await signedHeaders(stack, CART, { keys: { ...known, secretAccessKey } });
      expect(seen(await post(stack, CART, headers)), "wrong secret").to.deep.equal(mismatch);
    }
  });

  it("that leave something out are refused", async () => {
    const headers = await signedHeaders(stack, CART, { keys: guestKeys });
    const authorization = headers.authorization!;
    const parts: Record<string, string> = {
      Credential: authorization.replace(/Credential=[^,]+, /, ""),
      SignedHeaders: authorization.replace(/SignedHeaders=[^,]+, /, ""),
      Signature: authorization.replace(/, Signature=.*/, ""),
    };
    for (const [name, cut] of Object.entries(parts)) {
      const answer = await post(stack, CART, { ...headers, authorization: cut });
      expect([answer.status, answer.errorType], name).to.deep.equal([
        403,
        "IncompleteSignatureException",
      ]);
      expect(answer.text, name).not.to.contain(guestKeys.sessionToken!);
    }
    const { "x-amz-security-token": _token, ...withoutToken } = headers;
    expect(seen(await post(stack, CART, withoutToken))).to.deep.equal(unknownToken);
    const loose = authorization.replace(";x-amz-security-token", "");
    const { status } = await post(stack, CART, { ...headers, authorization: loose });
    expect(status, "a session token that is not signed").to.equal(403);
  });
});

describe("Fields", function () {
  this.timeout(30_000);
  let stack: RunningStack;
  before(async () => {
    stack = await sharedStack();
  });

  const { guestFields } = readSchema();
  const forGuests = new Set(guestFields.map(({ type, field }) => `${type}.${field}`));
  const ADMINS = ["Mutation.putProduct", "Mutation.deleteProduct", "Mutation.endUserSessions"];
  const signed = async (keys: AwsKeys, query: string): Promise<HttpAnswer> => {
    const body = JSON.stringify({ query });
    return post(stack, body, await signedHeaders(stack, body, { keys }));
  };
  const denied = (field: string) => {
    const [type, name] = field.split(".");
    return `Not Authorized to access ${name} on type ${type}`;
  };

  it("for users alone are denied to guests by IAM, one by one", async () => {
    const keys = await keysOf(createGuest(stack));
    for (const { field, query } of fieldCalls()) {
      const answer = await signed(keys, query);
      if (forGuests.has(field)) expect(answer.status, field).to.equal(200);
      else expect(seen(answer), field).to.deep.equal(unauthorized("Permission denied"));
    }
  });

  it("for users beside a guest's own stay null", async () => {
    const keys = await keysOf(createGuest(stack));
    const { status, body } = await signed(keys, "{ cart { version } sessions { id } }");
    expect([status, body.data]).to.deep.equal([200, { cart: { version: 0 }, sessions: null }]);
    expect(body.errors!.map(({ errorType, message }) => [errorType, message])).to.deep.equal([
      ["Unauthorized", denied("Query.sessions")],
    ]);
  });

  it("for admins are denied to users", async () => {
    const { client } = await createOwner(stack);
    const { access } = await client.tokens();
    const calls = fieldCalls().filter(({ field }) => ADMINS.includes(field));
    expect(calls).to.have.length(3);
    for (const { field, query } of calls) {
      const { status, body } = await post(stack, JSON.stringify({ query }), {
        authorization: access,
      });
      expect([status, Object.values(body.data as object)], field).to.deep.equal([200, [null]]);
      const errors = body.errors!.map(({ errorType, message }) => [errorType, message]);
      expect(errors).to.deep.equal([["Unauthorized", denied(field)]]);
    }
  });

  it("give the operator's key the catalogue and nothing else", async () => {
    for (const { field, query } of fieldCalls()) {
      const { status, body } = await signed(OPERATOR_KEYS, query);
      expect(status, field).to.equal(200);
      if (field === "Query.products" || field === "Query.product") {
        expect(body.errors, field).to.equal(undefined);
        continue;
      }
      expect(Object.values(body.data as object), field).to.deep.equal([null]);
      const [errorType, message] = [body.errors![0]!.errorType, body.errors![0]!.message];
      if (forGuests.has(field)) expect(errorType, field).to.equal("SessionRequired");
      else expect([errorType, message], field).to.deep.equal(["Unauthorized", denied(field)]);
    }
  });
});
