import { expect } from "chai";
import { ACCOUNT, POOL, TestAccount, trustPool, trustService } from "./support/testAccount";

const APPSYNC = "appsync.amazonaws.com";

describe("Iam's trust policies", () => {
  let account: TestAccount;
  beforeEach(() => {
    account = new TestAccount();
  });
  afterEach(() => account.close());

  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "assumed",
      ({ code, message }) => `${code}: ${message}`,
    );
  const denied = (who: string, action: string, arn: string): string =>
    `AccessDenied: ${who} is not authorized to perform: ${action} on resource: ${arn}`;

  it("lets the trusted service assume the role, and no other", async () => {
    const arn = await account.role("worker", trustService(APPSYNC));
    const assume = (service: string) => account.iam.assumeRoleForService(arn, service, "s");
    expect(await outcome(assume(APPSYNC))).to.equal("assumed");
    expect(await outcome(assume("lambda.amazonaws.com"))).to.equal(
      denied("lambda.amazonaws.com", "sts:AssumeRole", arn),
    );
  });

  it("passes the account and the resource on whose behalf a service acts", async () => {
    const api = `arn:aws:appsync:eu-west-1:${ACCOUNT}:apis/one`;
    const own = await account.role(
      "own",
      trustService(APPSYNC, { StringEquals: { "aws:SourceAccount": ACCOUNT } }),
    );
    const foreign = await account.role(
      "foreign",
      trustService(APPSYNC, { StringEquals: { "aws:SourceAccount": "111111111111" } }),
    );
    const oneApi = await account.role(
      "oneApi",
      trustService(APPSYNC, { ArnLike: { "aws:SourceArn": api } }),
    );
    const act = (arn: string, source?: string) =>
      outcome(account.iam.roleActor(arn, APPSYNC, source ? { "aws:SourceArn": source } : {}));
    expect(await act(own)).to.equal("assumed");
    expect(await act(foreign)).to.equal(denied(APPSYNC, "sts:AssumeRole", foreign));
    expect(await act(oneApi, api)).to.equal("assumed");
    expect(await act(oneApi, `${api}2`)).to.equal(denied(APPSYNC, "sts:AssumeRole", oneApi));
  });

  it("evaluates the trust again if it depends on the time", async () => {
    const Condition = { DateLessThan: { "aws:CurrentTime": "2026-01-02T04:00:00Z" } };
    const arn = await account.role("temporary", trustService(APPSYNC, Condition));
    const act = () => outcome(account.iam.roleActor(arn, APPSYNC));
    expect(await act()).to.equal("assumed");
    account.now += 3_600_000;
    expect(await act()).to.equal(denied(APPSYNC, "sts:AssumeRole", arn));
  });

  it("distinguishes services from identity providers", async () => {
    const issuer = "cognito-identity.amazonaws.com";
    const asService = await account.role("asService", trustService(issuer));
    const asProvider = await account.role("asProvider", trustPool("authenticated"));
    const context = { [`${issuer}:aud`]: POOL, [`${issuer}:amr`]: ["authenticated"] };
    const assume = (arn: string) =>
      account.iam.assumeRoleWithWebIdentity(arn, { federated: issuer, context }, "s");
    expect(await outcome(assume(asService))).to.equal(
      denied(issuer, "sts:AssumeRoleWithWebIdentity", asService),
    );
    expect(await outcome(assume(asProvider))).to.equal("assumed");
    expect(await outcome(account.iam.roleActor(asProvider, issuer, context))).to.equal(
      denied(issuer, "sts:AssumeRole", asProvider),
    );
  });

  it("rejects a role that does not exist", async () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/absent`;
    expect(await outcome(account.iam.roleActor(arn, APPSYNC))).to.equal(
      denied(APPSYNC, "sts:AssumeRole", arn),
    );
  });

  it("checks the identity pool and the kind of identity", async () => {
    const issuer = "cognito-identity.amazonaws.com";
    const arn = await account.role("guest", trustPool("unauthenticated"));
    const assume = (aud: string, amr: string) =>
      outcome(
        account.iam.assumeRoleWithWebIdentity(
          arn,
          { federated: issuer, context: { [`${issuer}:aud`]: aud, [`${issuer}:amr`]: [amr] } },
          "s",
        ),
      );
    const no = denied(issuer, "sts:AssumeRoleWithWebIdentity", arn);
    expect(await assume(POOL, "unauthenticated")).to.equal("assumed");
    expect(await assume("eu-west-1:other", "unauthenticated")).to.equal(no);
    expect(await assume(POOL, "authenticated")).to.equal(no);
  });
});
