import { expect } from "chai";
import type { Credentials } from "../../../../src/core/principal";
import { iamEndpoint, stsEndpoint } from "../../../../src/services/iam";
import { sign, type Signing } from "../../../support/sign";
import { ACCOUNT, POOL, TestAccount, trustPool, trustService } from "./support/testAccount";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
const SERVICE = "appsync.amazonaws.com";
const IDENTITY = "eu-west-1:66666666-7777-8888-9999-000000000000";

describe("stsEndpoint", () => {
  let account: TestAccount;
  before(() => (account = new TestAccount()));
  after(() => account.close());

  const call = async (
    parameters: Record<string, string>,
    signing: Partial<Signing> | "unsigned" = {},
    more: { method?: string } = {},
  ) => {
    const text = new URLSearchParams({ Version: "2011-06-15", ...parameters }).toString();
    const request = {
      ...more,
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      ...(more.method === "GET"
        ? { query: text, body: Buffer.alloc(0) }
        : { body: Buffer.from(text) }),
    };
    const how = signing === "unsigned" ? {} : signing;
    const signed = await sign(request, { at: account.now, service: "sts", ...how });
    if (signing === "unsigned") delete signed.headers["authorization"];
    const { status, headers, body } = await stsEndpoint(account.services)(signed);
    expect(headers["content-type"]).to.equal("text/xml");
    expect(headers["x-amzn-requestid"]).to.match(/^[0-9a-f-]{36}$/);
    return { status, xml: String(body) };
  };
  const identity = async (credentials?: Credentials): Promise<string[]> => {
    const { xml } = await call(
      { Action: "GetCallerIdentity" },
      credentials === undefined ? {} : { credentials },
    );
    return ["Arn", "UserId", "Account"].map(
      (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)![1]!,
    );
  };

  it("returns the operator's identity in STS's XML", async () => {
    const { status, xml } = await call({ Action: "GetCallerIdentity" });
    expect(status).to.equal(200);
    expect(xml.replace(/<RequestId>[0-9a-f-]{36}<\/RequestId>/, "<RequestId/>")).to.equal(
      `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>` +
        `<Arn>arn:aws:iam::${ACCOUNT}:user/local</Arn><UserId>AIDALOCALOPERATOR0000</UserId>` +
        `<Account>${ACCOUNT}</Account></GetCallerIdentityResult>` +
        "<ResponseMetadata><RequestId/></ResponseMetadata></GetCallerIdentityResponse>",
    );
    expect((await call({ Action: "GetCallerIdentity" }, {}, { method: "GET" })).status).to.equal(
      200,
    );
  });

  it("returns the identity of sessions, for any permissions", async () => {
    const worker = await account.role("worker", trustService(SERVICE));
    const { uniqueId } = account.iam.roles.role("worker")!;
    expect(await identity(await account.iam.assumeRoleForService(worker, SERVICE, "s"))).to.eql([
      `arn:aws:sts::${ACCOUNT}:assumed-role/worker/s`,
      `${uniqueId}:s`,
      ACCOUNT,
    ]);
    for (const kind of ["unauthenticated", "authenticated"] as const) {
      const role = await account.role(kind, trustPool(kind));
      const context = {
        "cognito-identity.amazonaws.com:aud": POOL,
        "cognito-identity.amazonaws.com:amr": [kind],
      };
      const provider = { federated: "cognito-identity.amazonaws.com", context };
      const session = await account.iam.assumeRoleWithWebIdentity(
        role,
        provider,
        "CognitoIdentityCredentials",
        { identityPoolId: POOL, identityId: IDENTITY, authenticated: kind === "authenticated" },
      );
      const name = `${kind}/CognitoIdentityCredentials`;
      expect((await identity(session))[0]).to.equal(`arn:aws:sts::${ACCOUNT}:assumed-role/${name}`);
    }
  });

  const keys = (accessKeyId: string, secretAccessKey: string) => ({
    credentials: { accessKeyId, secretAccessKey },
  });
  const refusals: [string, object, Partial<Signing> | "unsigned", number, string, RegExp][] = [
    ["no signature", {}, "unsigned", 403, "MissingAuthenticationToken", /is missing/],
    ["an unknown key", {}, keys("AKIA", "x"), 403, "InvalidClientTokenId", /token included/],
    ["a wrong secret", {}, keys("local", "x"), 403, "SignatureDoesNotMatch", /we calculated/],
    ["another region", {}, { region: "eu-west-2" }, 403, "SignatureDoesNotMatch", /eu-west-1/],
    ["another service", {}, { service: "iam" }, 403, "SignatureDoesNotMatch", /service: 'sts/],
    ["an old signature", {}, { at: 0 }, 403, "SignatureDoesNotMatch", /^Signature expired/],
    [
      "an operation of its model",
      { Action: "AssumeRole" },
      {},
      400,
      "InvalidAction",
      /^AssumeRole of STS is not supported by the local stack\.$/,
    ],
    [
      "an operation of no model",
      { Action: "<Nope>", Version: "1" },
      {},
      400,
      "InvalidAction",
      /^Could not find operation &lt;Nope&gt; for version 1$/,
    ],
    ["constructor", { Action: "constructor" }, {}, 400, "InvalidAction", /^Could not find/],
    ["no operation", { Action: "" }, {}, 400, "MissingAction", /./],
  ];
  for (const [what, parameters, signing, status, code, message] of refusals) {
    it(`rejects ${what} in XML`, async () => {
      const response = await call({ Action: "GetCallerIdentity", ...parameters }, signing);
      expect(response.status).to.equal(status);
      const [, shown, text] =
        /^<ErrorResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><Error><Type>Sender<\/Type><Code>(\w+)<\/Code><Message>([^<]*)<\/Message><\/Error><RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/.exec(
          response.xml,
        )!;
      expect(shown).to.equal(code);
      expect(text).to.match(message);
    });
  }
});

describe("iamEndpoint", () => {
  it("rejects its operations by name", async () => {
    const body = Buffer.from("Action=ListRoles&Version=2010-05-08");
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = { method: "POST", path: "/", query: "", headers, body, sourceIp: "" };
    const { status, body: xml } = await iamEndpoint()(request);
    expect(status).to.equal(400);
    expect(xml).to.contain('<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">');
    expect(xml).to.contain("<Message>ListRoles of IAM is not supported by the local stack.<");
  });
});
