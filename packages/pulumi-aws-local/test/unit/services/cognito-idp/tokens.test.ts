import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { expect } from "chai";
import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  claimsOf,
  declarePool,
  failure,
  type Pool,
  signInWithPassword,
} from "./support/pools";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe("Tokens", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let sub: string;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    sub = await addUser(stack, pool, "bob@example.com");
  });
  after(() => stack.close());

  const headerOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[0]!, "base64url").toString());
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("contain exactly Cognito's claims", async () => {
    const { AccessToken, IdToken } = await signInWithPassword(stack, pool, "bob@example.com");
    const [access, id] = [claimsOf(AccessToken), claimsOf(IdToken)];
    const { origin_jti, event_id, jti, auth_time, iat } = access;
    expect(iat - auth_time).to.be.within(0, 1); // seconds: tokens may be issued in the next second
    for (const value of [origin_jti, event_id, jti, id.jti]) expect(value).to.match(UUID);
    const iss = `https://cognito-idp.eu-west-1.amazonaws.com/${pool.poolId}`;
    const shared = { sub, iss, origin_jti, event_id, auth_time, iat, exp: iat + 3600 };
    expect(access).to.deep.equal({
      ...shared,
      client_id: pool.clientId,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      jti,
      username: sub,
    });
    expect(id).to.deep.equal({
      ...shared,
      aud: pool.clientId,
      token_use: "id",
      "cognito:username": sub,
      email: "bob@example.com",
      email_verified: true,
      jti: id.jti,
    });
    expect(headerOf(AccessToken)).to.deep.equal({ kid: headerOf(AccessToken).kid, alg: "RS256" });
    expect(headerOf(AccessToken).kid).to.not.equal(headerOf(IdToken).kid);
  });

  it("pass AWS's own verifier with the pool's JWKS", async () => {
    const { AccessToken, IdToken } = await signInWithPassword(stack, pool, "bob@example.com");
    for (const [token, tokenUse] of [
      [AccessToken, "access"],
      [IdToken, "id"],
    ] as const) {
      const verifier = CognitoJwtVerifier.create({
        userPoolId: pool.poolId,
        clientId: pool.clientId,
        tokenUse,
      });
      verifier.cacheJwks(stack.userPools.jwks(pool.poolId) as any);
      expect(await verifier.verify(token)).to.deep.equal(claimsOf(token));
    }
  });

  it("list groups by precedence, those without one last", async () => {
    const groups: [string, object][] = [
      ["zeta", { precedence: 1 }],
      ["none", {}],
      ["alpha", { precedence: 5, roleArn: "arn:aws:iam::000000000000:role/alpha" }],
    ];
    await addUser(stack, pool, "member@example.com");
    for (const [name, more] of groups) {
      await stack.declare("UserGroup", name, { userPoolId: pool.poolId, name, ...more });
      await stack.sdk.send(
        new AdminAddUserToGroupCommand({
          UserPoolId: pool.poolId,
          Username: "member@example.com",
          GroupName: name,
        }),
      );
    }
    const { AccessToken, IdToken } = await signInWithPassword(stack, pool, "member@example.com");
    expect(claimsOf(AccessToken)["cognito:groups"]).to.deep.equal(["zeta", "alpha", "none"]);
    expect(claimsOf(IdToken)).to.deep.include({
      "cognito:groups": ["zeta", "alpha", "none"],
      "cognito:roles": ["arn:aws:iam::000000000000:role/alpha"],
      "cognito:preferred_role": "arn:aws:iam::000000000000:role/alpha",
    });
  });

  it("have the lifetime of the client's settings", async () => {
    const { id: clientId } = await stack.declare("UserPoolClient", "short", {
      userPoolId: pool.poolId,
      explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      accessTokenValidity: 5,
      idTokenValidity: 1,
      tokenValidityUnits: { accessToken: "minutes", idToken: "days" },
    });
    const short = { poolId: pool.poolId, clientId };
    const tokens = await signInWithPassword(stack, short, "bob@example.com");
    const lifetime = (token: string) => claimsOf(token).exp - claimsOf(token).iat;
    expect([
      tokens.ExpiresIn,
      lifetime(tokens.AccessToken),
      lifetime(tokens.IdToken),
    ]).to.deep.equal([300, 300, 86_400]);
  });

  it("can both have a lifetime shortened by the stack", async () => {
    const brief = await startCognito({ accessTokenSeconds: 15 });
    try {
      const briefPool = await declarePool(brief);
      await addUser(brief, briefPool, "bob@example.com");
      const tokens = await signInWithPassword(brief, briefPool, "bob@example.com");
      const lifetime = (token: string) => claimsOf(token).exp - claimsOf(token).iat;
      expect([
        tokens.ExpiresIn,
        lifetime(tokens.AccessToken),
        lifetime(tokens.IdToken),
      ]).to.deep.equal([15, 15, 15]);
    } finally {
      await brief.close();
    }
  });

  describe("verifyToken", () => {
    const fault = (token: string, poolId = pool.poolId) => {
      try {
        return JSON.stringify(stack.userPools.verifyToken(poolId, token));
      } catch (error: any) {
        return error.fault ?? error;
      }
    };

    it("rejects tampered, foreign and differently signed tokens", async () => {
      const { AccessToken, IdToken } = await signInWithPassword(stack, pool, "bob@example.com");
      const [head, body, signature] = AccessToken.split(".") as [string, string, string];
      const raised = encode({ ...claimsOf(AccessToken), "cognito:groups": ["admins"] });
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const foreign = sign("RSA-SHA256", Buffer.from(`${head}.${body}`), privateKey);
      const none = encode({ ...headerOf(AccessToken), alg: "none" });
      const hmac = encode({ ...headerOf(AccessToken), alg: "HS256" });
      const key = JSON.stringify(stack.userPools.jwks(pool.poolId));
      const hmacSignature = createHmac("sha256", key).update(`${hmac}.${body}`).digest("base64url");
      const other = await declarePool(stack, {}, {}, "other");
      const faults = {
        tampered: fault(`${head}.${raised}.${signature}`),
        foreignKey: fault(`${head}.${body}.${foreign.toString("base64url")}`),
        noSignature: fault(`${none}.${body}.`),
        hmac: fault(`${hmac}.${body}.${hmacSignature}`),
        otherKind: fault(`${IdToken.split(".")[0]}.${body}.${signature}`),
        otherPool: fault(AccessToken, other.poolId),
        unknownPool: fault(AccessToken, "eu-west-1_unknown00"),
        malformed: fault("nonsense"),
        twoParts: fault(`${head}.${body}`),
        fourParts: fault(`${AccessToken}.x`),
      };
      expect(faults).to.deep.equal({
        tampered: "signature",
        foreignKey: "signature",
        noSignature: "signature",
        hmac: "signature",
        otherKind: "signature",
        otherPool: "signature",
        unknownPool: "signature",
        malformed: "malformed",
        twoParts: "malformed",
        fourParts: "malformed",
      });
    });

    it("accepts a token until it expires, also from its cache", async () => {
      const { AccessToken } = await signInWithPassword(stack, pool, "bob@example.com");
      expect(fault(AccessToken)).to.equal(JSON.stringify(claimsOf(AccessToken)));
      expect(fault(AccessToken)).to.equal(JSON.stringify(claimsOf(AccessToken)));
      stack.advance(3_600_000);
      expect(fault(AccessToken)).to.equal("expired");
      expect(fault(AccessToken)).to.equal("expired");
      const { GetUserCommand } = await import("@aws-sdk/client-cognito-identity-provider");
      expect(await failure(stack.sdk.send(new GetUserCommand({ AccessToken })))).to.equal(
        "NotAuthorizedException: Access Token has expired",
      );
    });
  });

  it("have the issuer of the pool's discovery document, and keys of this stack", async () => {
    const origin = "http://localhost:4000";
    const document = stack.userPools.openIdConfiguration(pool.poolId, origin);
    expect(document).to.deep.equal({
      id_token_signing_alg_values_supported: ["RS256"],
      issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${pool.poolId}`,
      jwks_uri: `${origin}/${pool.poolId}/.well-known/jwks.json`,
      response_types_supported: ["code", "token"],
      scopes_supported: ["openid", "email", "phone", "profile"],
      subject_types_supported: ["public"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    });
    expect(() => stack.userPools.openIdConfiguration("eu-west-1_none", origin)).to.throw(
      "does not exist",
    );
  });
});
