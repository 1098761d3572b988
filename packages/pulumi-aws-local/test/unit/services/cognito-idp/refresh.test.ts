import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import {
  addUser,
  claimsOf,
  declarePool,
  failure,
  type Pool,
  signInWithPassword,
} from "./support/pools";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { operationFacts } from "./tables/operations";

const REVOKED = "NotAuthorizedException: Access Token has been revoked";
const REFRESH_REVOKED = "NotAuthorizedException: Refresh Token has been revoked";
const DAY = 86_400_000;

describe("Refreshing and revoking", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let rotating: Pool;
  let count = 0;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(stack);
    const { id } = await stack.declare("UserPoolClient", "rotating", {
      userPoolId: pool.poolId,
      explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 },
    });
    rotating = { poolId: pool.poolId, clientId: id };
  });
  after(() => stack.close());

  async function newUser(): Promise<string> {
    const email = `user${(count += 1)}@example.com`;
    await addUser(stack, pool, email);
    return email;
  }
  const getTokens = async (RefreshToken: string, { clientId } = pool) => {
    const { AuthenticationResult } = await stack.sdk.send(
      new GetTokensFromRefreshTokenCommand({ ClientId: clientId, RefreshToken }),
    );
    return AuthenticationResult!;
  };
  const initiate = (REFRESH_TOKEN: string, { clientId } = pool) =>
    stack.sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: "REFRESH_TOKEN_AUTH",
        AuthParameters: { REFRESH_TOKEN },
      }),
    );
  const getUser = (AccessToken: string) => stack.sdk.send(new GetUserCommand({ AccessToken }));
  const admin = (email: string) => ({ UserPoolId: pool.poolId, Username: email });

  it("returns new tokens of the same sign-in for both calls, and no refresh token", async () => {
    const email = await newUser();
    const first = await signInWithPassword(stack, pool, email);
    const { AuthenticationResult } = await initiate(first.RefreshToken);
    for (const tokens of [AuthenticationResult!, await getTokens(first.RefreshToken)]) {
      expect(Object.keys(tokens).sort()).to.deep.equal([
        "AccessToken",
        "ExpiresIn",
        "IdToken",
        "TokenType",
      ]);
      const [old, fresh] = [claimsOf(first.AccessToken), claimsOf(tokens.AccessToken!)];
      expect([fresh.origin_jti, fresh.auth_time]).to.deep.equal([old.origin_jti, old.auth_time]);
      expect(fresh.jti).to.not.equal(old.jti);
    }
  });

  it("rejects invented tokens and those of another client", async () => {
    const email = await newUser();
    const { RefreshToken } = await signInWithPassword(stack, pool, email);
    const invalid = "NotAuthorizedException: Invalid Refresh Token";
    expect(await failure(getTokens("made-up"))).to.equal(invalid);
    expect(await failure(getTokens(RefreshToken, rotating))).to.equal(invalid);
  });

  it("expires after the client's token lifetime", async () => {
    const email = await newUser();
    const { RefreshToken } = await signInWithPassword(stack, pool, email);
    stack.advance(30 * DAY);
    expect(await failure(getTokens(RefreshToken))).to.equal(
      "NotAuthorizedException: Refresh Token has expired",
    );
    await signInWithPassword(stack, pool, email);
    expect(await failure(getTokens(RefreshToken))).to.equal(
      "NotAuthorizedException: Invalid Refresh Token",
    );
  });

  describe("with rotation", () => {
    it("rejects the REFRESH_TOKEN_AUTH flow", async () => {
      const { RefreshToken } = await signInWithPassword(stack, rotating, await newUser());
      expect(await failure(initiate(RefreshToken, rotating))).to.equal(
        "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client",
      );
    });

    answersAsAws(
      operationFacts("GetTokensFromRefreshToken"),
      "issues a new refresh token, and accepts the old one only for the grace period",
      async () => {
        const first = await signInWithPassword(stack, rotating, await newUser());
        const second = await getTokens(first.RefreshToken, rotating);
        expect(second.RefreshToken).to.be.a("string").and.not.equal(first.RefreshToken);
        expect(claimsOf(second.AccessToken!).origin_jti).to.equal(
          claimsOf(first.AccessToken).origin_jti,
        );
        stack.advance(9000);
        expect((await getTokens(first.RefreshToken, rotating)).RefreshToken).to.be.a("string");
        stack.advance(1001);
        expect(await failure(getTokens(first.RefreshToken, rotating))).to.match(
          /^RefreshTokenReuseException: /,
        );
        expect((await getTokens(second.RefreshToken!, rotating)).AccessToken).to.be.a("string");
      },
    );

    it("does not extend the sign-in", async () => {
      const { RefreshToken } = await signInWithPassword(stack, rotating, await newUser());
      stack.advance(29 * DAY);
      const next = await getTokens(RefreshToken, rotating);
      stack.advance(DAY);
      expect(await failure(getTokens(next.RefreshToken!, rotating))).to.equal(
        "NotAuthorizedException: Refresh Token has expired",
      );
    });

    it("excludes the REFRESH_TOKEN_AUTH flow in the client's settings", async () => {
      const both = stack.declare("UserPoolClient", "both", {
        userPoolId: pool.poolId,
        explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
        refreshTokenRotation: { feature: "ENABLED" },
      });
      expect(await failure(both)).to.match(/cannot be enabled together/);
    });
  });

  describe("RevokeToken", () => {
    const revoke = (Token: string, { clientId } = pool) =>
      stack.sdk.send(new RevokeTokenCommand({ ClientId: clientId, Token }));

    answersAsAws(
      operationFacts("RevokeToken"),
      "ends one sign-in, not others, and does not affect other verifiers of tokens",
      async () => {
        const email = await newUser();
        const [one, other] = [
          await signInWithPassword(stack, pool, email),
          await signInWithPassword(stack, pool, email),
        ];
        const refreshed = await getTokens(one.RefreshToken);
        await revoke(one.RefreshToken);
        await revoke(one.RefreshToken);
        expect(await failure(getUser(one.AccessToken))).to.equal(REVOKED);
        expect(await failure(getUser(refreshed.AccessToken!))).to.equal(REVOKED);
        expect(await failure(getTokens(one.RefreshToken))).to.equal(REFRESH_REVOKED);
        expect(stack.userPools.verifyToken(pool.poolId, one.AccessToken)).to.deep.equal(
          claimsOf(one.AccessToken),
        );
        expect((await getUser(other.AccessToken)).Username).to.be.a("string");
        expect((await getTokens(other.RefreshToken)).TokenType).to.equal("Bearer");
      },
    );

    it("accepts only refresh tokens, of clients that allow it", async () => {
      const email = await newUser();
      const { AccessToken, RefreshToken } = await signInWithPassword(stack, pool, email);
      expect(await failure(revoke(AccessToken))).to.match(/^UnsupportedTokenTypeException: /);
      expect(await failure(revoke(RefreshToken, rotating))).to.match(/^UnauthorizedException: /);
      const { id: clientId } = await stack.declare("UserPoolClient", "plain", {
        userPoolId: pool.poolId,
        explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
        enableTokenRevocation: false,
      });
      const plain = { poolId: pool.poolId, clientId };
      expect(await failure(revoke(RefreshToken, plain))).to.match(
        /^UnsupportedOperationException: /,
      );
      const tokens = await signInWithPassword(stack, plain, email);
      const names = Object.keys(claimsOf(tokens.AccessToken));
      expect(names).to.not.include("origin_jti").and.not.include("jti");
      await stack.sdk.send(new GlobalSignOutCommand({ AccessToken: tokens.AccessToken }));
      expect(await failure(getUser(tokens.AccessToken))).to.equal(REVOKED);
    });
  });

  answersAsAws(
    operationFacts("AdminUserGlobalSignOut", "GlobalSignOut"),
    "signs out everywhere, by the user or an administrator",
    async () => {
      const email = await newUser();
      for (const signOut of [
        (AccessToken: string) => stack.sdk.send(new GlobalSignOutCommand({ AccessToken })),
        () => stack.sdk.send(new AdminUserGlobalSignOutCommand(admin(email))),
      ]) {
        const sessions = [
          await signInWithPassword(stack, pool, email),
          await signInWithPassword(stack, pool, email),
        ];
        await signOut(sessions[0]!.AccessToken);
        for (const { AccessToken, RefreshToken } of sessions) {
          expect(await failure(getUser(AccessToken))).to.equal(REVOKED);
          expect(await failure(getTokens(RefreshToken))).to.equal(REFRESH_REVOKED);
        }
      }
    },
  );

  answersAsAws(
    operationFacts("AdminDisableUser", "AdminEnableUser"),
    "ends the tokens of disabled users for good",
    async () => {
      const email = await newUser();
      const { AccessToken, RefreshToken } = await signInWithPassword(stack, pool, email);
      await stack.sdk.send(new AdminDisableUserCommand(admin(email)));
      expect(await failure(getUser(AccessToken))).to.equal(
        "NotAuthorizedException: User is disabled.",
      );
      await stack.sdk.send(new AdminEnableUserCommand(admin(email)));
      expect(await failure(getUser(AccessToken))).to.equal(REVOKED);
      expect(await failure(getTokens(RefreshToken))).to.equal(REFRESH_REVOKED);
      expect((await signInWithPassword(stack, pool, email)).TokenType).to.equal("Bearer");
    },
  );

  answersAsAws(operationFacts("AdminDeleteUser"), "ends the tokens of deleted users", async () => {
    const email = await newUser();
    const { AccessToken, RefreshToken } = await signInWithPassword(stack, pool, email);
    await stack.sdk.send(new AdminDeleteUserCommand(admin(email)));
    expect(await failure(getUser(AccessToken))).to.equal(
      "UserNotFoundException: User does not exist.",
    );
    expect(await failure(getTokens(RefreshToken))).to.equal(
      "NotAuthorizedException: Invalid Refresh Token",
    );
    await addUser(stack, pool, email);
    expect(await failure(getUser(AccessToken))).to.equal(
      "UserNotFoundException: User does not exist.",
    );
  });

  it("stores only hashes of refresh tokens, and deletes a user's expired ones", async () => {
    const email = await newUser();
    const { RefreshToken } = await signInWithPassword(stack, pool, email);
    const tokens = () => stack.services.state.collection("cognitoRefreshTokens").entries();
    expect(JSON.stringify(tokens())).to.not.include(RefreshToken);
    const before = tokens().length;
    stack.advance(30 * DAY);
    await signInWithPassword(stack, pool, email);
    expect(tokens().length).to.equal(before);
  });

  it("survives a restart", async () => {
    const email = await newUser();
    const { AccessToken, RefreshToken } = await signInWithPassword(stack, pool, email);
    await stack.restart();
    expect((await getUser(AccessToken)).Username).to.equal(claimsOf(AccessToken).username);
    expect((await getTokens(RefreshToken)).TokenType).to.equal("Bearer");
  });
});
