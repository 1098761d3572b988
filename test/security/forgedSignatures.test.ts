import { expect } from "chai";
import { post } from "../support/post";
import { createGuest } from "../support/shopper";
import { keysOf, OPERATOR_KEYS, signedHeaders, type AwsKeys } from "../support/signed";
import { RealtimeSocket } from "pulumi-aws-local";
import { sharedStack, type RunningStack } from "../support/stack";
import { refusal, seen } from "./support/refusal";

const CART = JSON.stringify({ query: "{ cart { id } }" });

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

  it("accepts those of guests", async () => {
    const { status, body } = await post(
      stack,
      CART,
      await signedHeaders(stack, CART, { keys: guestKeys }),
    );
    expect([status, body.errors]).to.deep.equal([200, undefined]);
    expect(body.data.cart.id).to.match(/^guest#[a-z0-9-]+:[0-9a-f-]{36}$/);
  });

  it("rejects those over another body, header, path or query", async () => {
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
    const elsewhere = await signedHeaders(stack, CART, {
      keys: guestKeys,
      path: "/graphql/connect",
    });
    expect(seen(await post(stack, CART, elsewhere)), "path").to.deep.equal(mismatch);
    const cut = { ...headers, authorization: headers.authorization!.replace(/.$/, "") };
    expect(seen(await post(stack, CART, cut)), "shorter").to.deep.equal(mismatch);
  });

  it("rejects those of another time, service or region", async () => {
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

  it("rejects those of keys that this account did not issue", async () => {
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

  it("rejects those that omit a part", async () => {
    const headers = await signedHeaders(stack, CART, { keys: guestKeys });
    const authorization = headers.authorization!;
    const parts: Record<string, string> = {
      Credential: authorization.replace(/Credential=[^,]+, /, ""),
      SignedHeaders: authorization.replace(/SignedHeaders=[^,]+, /, ""),
      Signature: authorization.replace(/, Signature=.*/, ""),
    };
    for (const [name, cut] of Object.entries(parts)) {
      const response = await post(stack, CART, { ...headers, authorization: cut });
      expect([response.status, response.errorType], name).to.deep.equal([
        403,
        "IncompleteSignatureException",
      ]);
      expect(response.text, name).not.to.contain(guestKeys.sessionToken!);
    }
    const { "x-amz-security-token": _token, ...withoutToken } = headers;
    expect(seen(await post(stack, CART, withoutToken))).to.deep.equal(unknownToken);
    const loose = authorization.replace(";x-amz-security-token", "");
    const { status } = await post(stack, CART, { ...headers, authorization: loose });
    expect(status, "a session token that is not signed").to.equal(403);
  });

  it("rejects those over headers that every object has, also in the handshake of a WebSocket", async () => {
    const { host } = new URL(stack.origin);
    for (const name of ["constructor", "__proto__", "tostring", "toString"]) {
      const headers = await signedHeaders(stack, CART, { keys: OPERATOR_KEYS });
      const authorization = headers.authorization!.replace(
        "SignedHeaders=",
        `SignedHeaders=${name};`,
      );
      const { status, text } = await post(stack, CART, { ...headers, authorization });
      expect([name, status]).to.deep.equal([name, 403]);
      expect(text).not.to.match(/TypeError|\n\s+at /);
      const proof = { ...headers, host, Authorization: authorization };
      const socket = await RealtimeSocket.open(`ws://${host}/graphql/realtime`, proof);
      const { type } = await socket.ask({ type: "connection_init" });
      expect([name, type]).to.deep.equal([name, "connection_error"]);
      await socket.close();
    }
  });

  it("accepts a replay for minutes, as AWS does, but only for the same request", async () => {
    const add = JSON.stringify({ query: "mutation { clearCart { version } }" });
    const headers = await signedHeaders(stack, add, { keys: guestKeys });
    for (const time of ["first", "replayed"]) {
      expect((await post(stack, add, headers)).status, time).to.equal(200);
    }
    const endpoint = { outputs: { graphqlUrl: stack.outputs.awsEndpoint! } };
    const elsewhere = await post(endpoint, add, {
      ...headers,
      "x-amz-target": "DynamoDB_20120810.ListTables",
    });
    const wrongService = "Credential should be scoped to correct service: 'dynamodb'. ";
    expect([elsewhere.status, (elsewhere.body as any).message]).to.deep.equal([400, wrongService]);
  });
});
