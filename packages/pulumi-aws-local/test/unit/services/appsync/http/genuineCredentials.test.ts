import { sign } from "node:crypto";
import { expect } from "chai";
import type { SigningKeys } from "../../../../../src/services/cognito-idp/signingKeys";
import { TemporaryCredentials } from "../../../../../src/services/iam/temporaryCredentials";
import type { HttpResponse } from "../../../../../src/core/http";
import { TestStack } from "../support/testStack";

const QUERY = JSON.stringify({ query: "{ me }" });
const NOT_AUTHORIZED = "You are not authorized to make this call.";
const UUID = "11111111-1111-4111-8111-111111111111";

/** In epoch seconds. Call it in the test: mocha loads all files of a run before the first test. */
const fromNow = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

// Only AWS itself could issue these: tokens signed with the pool's key, and credentials with a valid session token.
describe("valid credentials with the wrong time or scope", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
    await stack.api("type Query { me: String @aws_iam @aws_cognito_user_pools }", {
      userPoolConfig: {
        userPoolId: stack.poolId,
        defaultAction: "ALLOW",
        appIdClientRegex: `^${stack.clientId}$`,
      },
    });
    await stack.dataSource("none", { type: "NONE" });
    const code = `
      export function request() { return { payload: "me" }; }
      export function response(ctx) { return ctx.result; }`;
    await stack.unit("Query.me", "none", code);
  });
  after(() => stack.stop());

  const seen = ({ status, body }: HttpResponse): unknown[] => {
    const { errorType, message } = JSON.parse(String(body)).errors[0];
    return [status, errorType, message];
  };

  describe("tokens that the pool has signed", () => {
    /** The user's access token with changed claims, signed with the pool's key for access tokens. */
    async function signed(changes: object): Promise<HttpResponse> {
      const [header, payload] = (await stack.signIn()).AccessToken.split(".") as [string, string];
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
      const { state } = stack.services;
      const keys = state.collection<SigningKeys>("cognitoPoolKeys").get(stack.poolId)!;
      const body = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString("base64url");
      const signature = sign(
        "RSA-SHA256",
        Buffer.from(`${header}.${body}`),
        keys.access.privateKey,
      );
      const authorization = `${header}.${body}.${signature.toString("base64url")}`;
      return stack.post(QUERY, { authorization });
    }

    it("are accepted with the pool's own claims", async () => {
      expect((await signed({ jti: UUID })).status).to.equal(200);
    });

    const refused: Record<string, [claims: () => object, message: string]> = {
      "past their expiry": [() => ({ exp: fromNow(-1) }), "Token has expired."],
      "without an expiry": [() => ({ exp: undefined }), "Token has expired."],
      "with an expiry that is not a number": [
        () => ({ exp: `${fromNow(3600)}` }),
        "Token has expired.",
      ],
      "before their time": [() => ({ nbf: fromNow(60) }), NOT_AUTHORIZED],
      "of another issuer": [
        () => ({ iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x" }),
        NOT_AUTHORIZED,
      ],
      "of another client": [() => ({ client_id: "1h57kf5cpq17m0eml12EXAMPLE" }), NOT_AUTHORIZED],
      "without a client": [() => ({ client_id: undefined }), NOT_AUTHORIZED],
      "with a refresh token's use": [() => ({ token_use: "refresh" }), NOT_AUTHORIZED],
      "with an ID token's use and the key of access tokens": [
        () => ({ token_use: "id" }),
        NOT_AUTHORIZED,
      ],
    };
    for (const [what, [claims, message]] of Object.entries(refused)) {
      it(`are rejected ${what}`, async () => {
        expect(seen(await signed(claims()))).to.deep.equal([401, "UnauthorizedException", message]);
      });
    }
  });

  describe("temporary credentials", () => {
    /** The guest's credentials, reissued with changes. */
    async function reissued(changes: object): Promise<HttpResponse> {
      const fields = `arn:aws:appsync:eu-west-1:000000000000:apis/${stack.apiId}/types/Query/fields/*`;
      const { sessionToken } = await stack.guest("guest", [fields]);
      const credentials = new TemporaryCredentials(stack.services);
      const { accessKeyId: _old, ...session } = credentials.open(sessionToken!)!;
      return stack.postSigned(QUERY, credentials.issue({ ...session, ...changes }));
    }

    it("are accepted until they expire", async () => {
      expect((await reissued({ expiration: fromNow(60) })).status).to.equal(200);
      expect(seen(await reissued({ expiration: fromNow(-1) }))).to.deep.equal([
        403,
        "ExpiredTokenException",
        "The security token included in the request is expired",
      ]);
    });

    it("are rejected for a role that no longer exists", async () => {
      expect(seen(await reissued({ roleId: "AROAAAAAAAAAAAAAAAAA" }))).to.deep.equal([
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      ]);
    });
  });
});
