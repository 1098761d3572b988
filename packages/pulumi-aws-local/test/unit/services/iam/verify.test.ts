import { expect } from "chai";
import type { Credentials, Principal } from "../../../../src/core/principal";
import type { HttpRequest } from "../../../../src/core/http";
import { refusal, sign } from "../../../support/sign";
import { ACCOUNT, TestAccount, trustService } from "./support/testAccount";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";

const AREA = "IAM and signatures";
const PAGE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html";
const mustBeSigned = fact(AREA, "headers that must be signed", PAGE, { unverified: "the texts" });
const old = fact(AREA, "signatures that are too old", PAGE);
const scoped = fact(AREA, "credential scopes", PAGE);
const wrong = fact(AREA, "signatures that do not match", PAGE);

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS " +
  "Secret Access Key and signing method. Consult the service documentation for details.";
const INVALID_TOKEN = {
  code: "UnrecognizedClientException",
  status: 400,
  message: "The security token included in the request is invalid.",
};

describe("Iam.verify", () => {
  let account: TestAccount;
  let credentials: Credentials;

  beforeEach(async () => {
    account = new TestAccount();
    const role = await account.role("worker", trustService("appsync.amazonaws.com"));
    credentials = await account.iam.assumeRoleForService(role, "appsync.amazonaws.com", "session");
  });
  afterEach(() => account.close());

  const target = { "x-amz-target": "DynamoDB_20120810.ListTables" };
  const signed = (more: Partial<Parameters<typeof sign>[1]> = {}, request = {}) =>
    sign({ headers: target, ...request }, { at: account.now, ...more });
  const verify = (request: HttpRequest, service = "dynamodb"): Principal =>
    account.iam.verify(request, service);

  describe("when the signature is valid", () => {
    it("returns the operator", async () => {
      expect(verify(await signed())).to.deep.equal({
        kind: "operator",
        arn: `arn:aws:iam::${ACCOUNT}:user/local`,
        accountId: ACCOUNT,
        userId: "AIDALOCALOPERATOR0000",
      });
    });

    it("rejects the operator's key from a page, of any origin", async () => {
      for (const origin of ["http://localhost:4000", "http://localhost:5173", "null"]) {
        const request = await signed();
        request.headers.origin = origin;
        expect(refusal(() => verify(request))).to.deep.include({
          code: "UnrecognizedClientException",
          status: 400,
        });
      }
    });

    it("accepts a role's session from a page", async () => {
      const request = await signed({ credentials });
      request.headers.origin = "http://localhost:4000";
      expect(verify(request).kind).to.equal("role");
    });

    it("returns the session of a role", async () => {
      const role = account.iam.roles.role("worker")!;
      expect(verify(await signed({ credentials }))).to.deep.equal({
        kind: "role",
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/worker/session`,
        accountId: ACCOUNT,
        userId: `${role.uniqueId}:session`,
        roleArn: role.arn,
      });
    });

    it("returns the session after a restart", async () => {
      const request = await signed({ credentials });
      await account.restart();
      expect(verify(request).userId).to.match(/^AROA[A-Z2-7]{16}:session$/);
    });

    for (const [path, query] of [
      ["/v2/email/outbound-emails", ""],
      ["/graphql/connect", "b=2&a=1&a=0&empty="],
      ["/a%20b/c%2Fd/~x", "name=%C3%BC%20%2B%2A"],
      ["/a/", "Z=1&a=2"],
    ] as const) {
      it(`accepts the path ${path} with the query "${query}"`, async () => {
        const request = await signed({ service: "ses" }, { path, query });
        expect(verify(request, "ses").kind).to.equal("operator");
      });
    }

    it("accepts a header with extra spaces", async () => {
      const request = await signed({}, { headers: { ...target, "x-amz-meta": "  a   b " } });
      expect(verify(request).kind).to.equal("operator");
    });

    it("accepts a signature just under five minutes old, or ahead", async () => {
      const request = await signed();
      account.now += 299_000;
      expect(verify(request).kind).to.equal("operator");
      account.now -= 2 * 299_000;
      expect(verify(request).kind).to.equal("operator");
    });
  });

  describe("when the request was changed after it was signed", () => {
    const changes: Record<string, (request: HttpRequest) => HttpRequest> = {
      body: (request) => ({ ...request, body: Buffer.from('{"Limit":1}') }),
      method: (request) => ({ ...request, method: "PUT" }),
      path: (request) => ({ ...request, path: "/other" }),
      query: (request) => ({ ...request, query: "a=1" }),
      target: (request) => withHeaders(request, { "x-amz-target": "DynamoDB_20120810.Scan" }),
      host: (request) => withHeaders(request, { host: "example.org" }),
      "signature's last digit": (request) =>
        withAuthorization(request, (text) => text.replace(/.$/, (c) => (c === "0" ? "1" : "0"))),
      "signature's length": (request) => withAuthorization(request, (text) => `${text}0`),
    };
    for (const [what, change] of Object.entries(changes)) {
      it(`rejects a changed ${what}`, async () => {
        const request = change(await signed());
        expect(refusal(() => verify(request))).to.deep.equal({
          code: "InvalidSignatureException",
          status: 400,
          message: MISMATCH,
        });
      });
    }

    it("rejects a moved date", async () => {
      const request = withHeaders(await signed(), { "x-amz-date": "20260102T030406Z" });
      expect(refusal(() => verify(request)).message).to.equal(MISMATCH);
    });

    answersAsAws(mustBeSigned, "rejects an added x-amz header", async () => {
      const request = withHeaders(await signed(), { "x-amz-extra": "1" });
      expect(refusal(() => verify(request))).to.deep.equal({
        code: "InvalidSignatureException",
        status: 400,
        message: "'x-amz-extra' must be a 'SignedHeader' in the AWS Authorization.",
      });
    });

    for (const added of [
      "x-amz-extra",
      "x-amz-target",
      "x-amz-security-token",
      "x-amz-content-sha256",
      "x-amz-user-agents",
      "x-amz-meta-user-agent",
    ]) {
      it(`rejects an added ${added}`, async () => {
        const signature = await sign({}, { at: account.now, service: "dynamodb" });
        const { authorization = "", ...rest } = signature.headers;
        const unsigned = authorization.replace(`;${added}`, "");
        const headers = { ...rest, authorization: unsigned, [added]: "DynamoDB_20120810.Scan" };
        const request = { ...signature, headers };
        expect(refusal(() => verify(request)).message).to.equal(
          added === "x-amz-security-token"
            ? INVALID_TOKEN.message
            : `'${added}' must be a 'SignedHeader' in the AWS Authorization.`,
        );
      });
    }

    it("rejects a session token that is not signed", async () => {
      const { sessionToken, ...keys } = credentials;
      const request = withHeaders(await signed({ credentials: keys }), {
        "x-amz-security-token": sessionToken,
      });
      expect(refusal(() => verify(request)).message).to.equal(
        "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.",
      );
    });

    it("accepts headers that clients and proxies add", async () => {
      const request = withHeaders(await signed(), {
        "x-amz-user-agent": "aws-amplify/3.0.7 js",
        "user-agent": "node",
        "x-amzn-trace-id": "Root=1-5759e988-bd862e3fe1be46a994272793",
        "x-forwarded-for": "192.0.2.1",
        via: "1.1 proxy",
        "content-type": "application/x-amz-json-1.0",
      });
      expect(verify(request).kind).to.equal("operator");
    });

    it("accepts the x-amz-cf-id that CloudFront adds on the way", async () => {
      const request = withHeaders(await signed(), { "x-amz-cf-id": "EXAMPLE==" });
      expect(verify(request).kind).to.equal("operator");
    });

    it("rejects a changed x-amz-user-agent that was signed", async () => {
      const headers = { ...target, "x-amz-user-agent": "a" };
      const request = withHeaders(await signed({}, { headers }), { "x-amz-user-agent": "b" });
      expect(refusal(() => verify(request)).message).to.equal(MISMATCH);
    });

    it("names a signed header that the request does not have", async () => {
      const request = withAuthorization(await signed(), (text) =>
        text.replace("SignedHeaders=", "SignedHeaders=accept;"),
      );
      expect(refusal(() => verify(request))).to.deep.equal({
        code: "IncompleteSignatureException",
        status: 400,
        message: "'accept' is named as a SignedHeader, but it does not exist in the HTTP request.",
      });
    });

    it("rejects a host that is not signed", async () => {
      const request = withAuthorization(await signed(), (text) => text.replace("host;", ""));
      expect(refusal(() => verify(request)).message).to.equal(
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      );
    });
  });

  describe("when it was signed at another time, or for another scope", () => {
    answersAsAws(old, "rejects a signature that is too old", async () => {
      const request = await signed();
      account.now += 301_000;
      expect(refusal(() => verify(request))).to.deep.equal({
        code: "InvalidSignatureException",
        status: 400,
        message:
          "Signature expired: 20260102T030405Z is now earlier than 20260102T030406Z (20260102T030906Z - 5 min.)",
      });
    });

    it("rejects a signature from the future", async () => {
      const request = await signed();
      account.now -= 301_000;
      expect(refusal(() => verify(request)).message).to.equal(
        "Signature not yet current: 20260102T030405Z is still later than 20260102T030404Z (20260102T025904Z + 5 min.)",
      );
    });

    answersAsAws(scoped, "rejects the scope of another day, region or service", async () => {
      const otherDay = withAuthorization(await signed(), (text) =>
        text.replace("/20260102/", "/20260101/"),
      );
      expect(refusal(() => verify(otherDay)).message).to.equal(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
          "'20260101' != '20260102', from '20260102T030405Z'.",
      );
      const otherRegion = await signed({ region: "us-east-1" });
      expect(refusal(() => verify(otherRegion)).message).to.equal(
        "Credential should be scoped to a valid region, not 'us-east-1'. This stack's region is 'eu-west-1'.",
      );
      const otherService = await signed({ service: "s3" });
      expect(refusal(() => verify(otherService)).message).to.equal(
        "Credential should be scoped to correct service: 'dynamodb'. ",
      );
    });
  });

  describe("when the service has one endpoint for all regions", () => {
    for (const service of ["sts", "iam"]) {
      for (const region of ["us-east-1", "eu-west-1"]) {
        it(`accepts a signature of ${service} for ${region}`, async () => {
          expect(verify(await signed({ service, region }), service).kind).to.equal("operator");
        });
      }

      it(`rejects a signature of ${service} for a third region`, async () => {
        const request = await signed({ service, region: "eu-west-2" });
        expect(refusal(() => verify(request, service)).message).to.contain(
          "not 'eu-west-2'. This stack's region is 'eu-west-1'.",
        );
      });
    }
  });

  describe("when the credentials are not valid in this account", () => {
    answersAsAws(wrong, "rejects a wrong secret", async () => {
      const request = await signed({
        credentials: { accessKeyId: "local", secretAccessKey: "no" },
      });
      expect(refusal(() => verify(request)).message).to.equal(MISMATCH);
    });

    const foreign: Record<string, () => object> = {
      "an unknown key": () => ({ accessKeyId: "AKIAOTHER", secretAccessKey: "local" }),
      "a temporary key without its token": () => ({ ...credentials, sessionToken: undefined }),
      "a token of another key": () => ({ ...credentials, accessKeyId: "ASIAAAAAAAAAAAAAAAAA" }),
      "a tampered token": () => ({
        ...credentials,
        sessionToken: tamper(credentials.sessionToken),
      }),
      "a token with a foreign character": () => ({
        ...credentials,
        sessionToken: `${credentials.sessionToken.slice(0, 40)}!${credentials.sessionToken.slice(40)}`,
      }),
      "the operator's key with a token": () => ({
        accessKeyId: "local",
        secretAccessKey: "local",
        sessionToken: credentials.sessionToken,
      }),
    };
    for (const [what, make] of Object.entries(foreign)) {
      it(`rejects ${what}`, async () => {
        const request = await signed({ credentials: make() as Credentials });
        expect(refusal(() => verify(request))).to.deep.equal(INVALID_TOKEN);
      });
    }

    it("rejects expired credentials", async () => {
      account.now += 3_600_000;
      const request = await signed({ credentials });
      expect(refusal(() => verify(request))).to.deep.equal({
        code: "ExpiredTokenException",
        status: 400,
        message: "The security token included in the request is expired",
      });
    });

    it("rejects the sessions of a role that was deleted and created again", async () => {
      account.iam.roles.deleteRole("worker");
      await account.role("worker", trustService("appsync.amazonaws.com"));
      const request = await signed({ credentials });
      expect(refusal(() => verify(request))).to.deep.equal(INVALID_TOKEN);
    });

    it("rejects the credentials of another data folder", async () => {
      const other = new TestAccount();
      const role = await other.role("worker", trustService("appsync.amazonaws.com"));
      const strange = await other.iam.assumeRoleForService(role, "appsync.amazonaws.com", "s");
      await other.close();
      const request = await signed({ credentials: strange });
      expect(refusal(() => verify(request))).to.deep.equal(INVALID_TOKEN);
    });
  });

  describe("when the Authorization header is incomplete", () => {
    it("requires one", async () => {
      const missing = {
        code: "MissingAuthenticationTokenException",
        status: 400,
        message: "Request is missing Authentication Token",
      };
      const request = await signed();
      const bare = withHeaders(request, { authorization: undefined });
      const bearer = withHeaders(request, { authorization: "Bearer x" });
      expect(refusal(() => verify(bare))).to.deep.equal(missing);
      expect(refusal(() => verify(bearer))).to.deep.equal(missing);
    });

    it("rejects presigned URLs by name, because any page could make a browser open one", async () => {
      const request = withHeaders(await signed(), { authorization: undefined });
      const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=${"0".repeat(64)}`;
      expect(refusal(() => verify({ ...request, query }))).to.deep.equal({
        code: "MissingAuthenticationTokenException",
        status: 400,
        message:
          "Request is missing Authentication Token: the local stack does not accept presigned URLs",
      });
    });

    it("names all missing parts, and does not repeat the header", async () => {
      const request = withHeaders(await signed(), {
        authorization: "AWS4-HMAC-SHA256 Signature=abc",
        "x-amz-date": undefined,
      });
      expect(refusal(() => verify(request))).to.deep.equal({
        code: "IncompleteSignatureException",
        status: 400,
        message:
          "Authorization header requires 'Credential' parameter. " +
          "Authorization header requires 'SignedHeaders' parameter. " +
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
      });
    });

    it("responds with 403 if the service has no JSON protocol", async () => {
      const request = withHeaders(await signed({ service: "appsync" }), {
        authorization: undefined,
      });
      expect(refusal(() => verify(request, "appsync")).status).to.equal(403);
    });
  });
});

function withHeaders(request: HttpRequest, headers: HttpRequest["headers"]): HttpRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function withAuthorization(request: HttpRequest, change: (text: string) => string): HttpRequest {
  return withHeaders(request, { authorization: change(request.headers["authorization"]!) });
}

function tamper(token: string): string {
  const bytes = Buffer.from(token, "base64");
  bytes[30]! ^= 1;
  return bytes.toString("base64");
}
