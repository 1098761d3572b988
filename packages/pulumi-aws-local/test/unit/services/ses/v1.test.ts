import { expect } from "chai";
import { Inbox, sesV1Endpoint } from "../../../../src/services/ses";
import { SenderIdentities } from "../../../../src/services/ses/senderIdentities";
import { sign, type Signing } from "../../../support/sign";
import { allow, policy, TestAccount, trustService } from "../iam/support/testAccount";

const SERVICE = "appsync.amazonaws.com";

describe("sesV1Endpoint", () => {
  let account: TestAccount;
  let inbox: Inbox;
  before(() => {
    account = new TestAccount();
    inbox = new Inbox(account.services);
    new SenderIdentities(account.services).put("shop@example.com");
  });
  after(() => account.close());

  const call = async (parameters: Record<string, string>, signing: Partial<Signing> = {}) => {
    const { services, iam } = account;
    const request = {
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      body: Buffer.from(new URLSearchParams({ Version: "2010-12-01", ...parameters }).toString()),
    };
    const signed = await sign(request, { at: account.now, service: "ses", ...signing });
    const endpoint = sesV1Endpoint({ ...services, iam, inbox, region: "eu-west-1" });
    const { status, body } = await endpoint(signed);
    return { status, xml: String(body) };
  };
  /** "code: message" of an error. */
  const refusal = async (
    parameters: Record<string, string>,
    signing?: Partial<Signing>,
  ): Promise<string> => {
    const { xml } = await call(parameters, signing);
    const [, code, message] = /<Code>(\w+)<\/Code><Message>([^<]*)</.exec(xml) ?? [];
    return `${code}: ${message}`;
  };
  const MAIL = {
    Action: "SendEmail",
    Source: "Shop <shop@example.com>",
    "Destination.ToAddresses.member.1": "ann@example.net",
    "Destination.ToAddresses.member.2": "bob@example.net",
    "Message.Subject.Data": "Thanks & more",
    "Message.Body.Text.Data": "Hello",
    "Message.Body.Html.Data": "<p>Hello</p>",
    "Tags.member.1.Name": "kind",
    "Tags.member.1.Value": "thanks",
  };

  it("puts the mail into the inbox", async () => {
    const { status, xml } = await call(MAIL);
    expect(status).to.equal(200);
    const [, id] =
      /^<SendEmailResponse xmlns="http:\/\/ses\.amazonaws\.com\/doc\/2010-12-01\/"><SendEmailResult><MessageId>([^<]+)<\/MessageId><\/SendEmailResult>/.exec(
        xml,
      )!;
    expect(inbox.list()[0]).to.deep.include({
      id,
      from: "Shop <shop@example.com>",
      to: ["ann@example.net", "bob@example.net"],
      subject: "Thanks & more",
      text: "Hello",
      html: "<p>Hello</p>",
      source: "ses",
    });
  });

  const {
    Source,
    "Message.Body.Text.Data": _text,
    "Message.Body.Html.Data": _html,
    ...bodiless
  } = MAIL;
  const RAW = [
    "From: Shop <shop@example.com>",
    "To: ann@example.net",
    "Subject: Raw & ready",
    'Content-Type: multipart/mixed; boundary="x"',
    "",
    "--x",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Hello",
    "--x",
    'Content-Type: text/csv; name="a.csv"',
    'Content-Disposition: attachment; filename="a.csv"',
    "",
    "1,2",
    "--x--",
  ].join("\r\n");
  const RAW_MAIL = {
    Action: "SendRawEmail",
    "RawMessage.Data": Buffer.from(RAW).toString("base64"),
  };

  it("puts a raw mail into the inbox, and sends it to the given destinations", async () => {
    expect((await call(RAW_MAIL)).status).to.equal(200);
    const [first] = inbox.list();
    expect(first).to.deep.include({ to: ["ann@example.net"], subject: "Raw & ready" });
    expect([first!.text.trim(), first!.attachments![0]!.fileName]).to.eql(["Hello", "a.csv"]);
    const more = { Source: "shop@example.com", "Destinations.member.1": "eve@example.net" };
    expect((await call({ ...RAW_MAIL, ...more })).status).to.equal(200);
    expect(inbox.list()[0]!.bcc).to.eql(["eve@example.net"]);
  });

  const NULL = "failed to satisfy constraint: Member must not be null";
  const bad: Record<string, [Record<string, string>, string | RegExp]> = {
    "no members": [
      { Action: "SendEmail" },
      `ValidationError: 3 validation errors detected: Value null at 'source' ${NULL}; ` +
        `Value null at 'destination' ${NULL}; Value null at 'message' ${NULL}`,
    ],
    "no raw message": [
      { Action: "SendRawEmail" },
      `ValidationError: 1 validation error detected: Value null at 'rawMessage' ${NULL}`,
    ],
    "no body": [{ ...bodiless, Source }, /^InvalidParameterValue: ./],
    "a recipient without domain": [
      { ...MAIL, "Destination.BccAddresses.member.1": "ann" },
      "InvalidParameterValue: Missing final '@domain'",
    ],
    "an undeclared sender": [
      { ...MAIL, Source: "x@example.org" },
      "MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: x@example.org",
    ],
    "an unknown configuration set": [
      { ...MAIL, ConfigurationSetName: "other" },
      "ConfigurationSetDoesNotExist: Configuration set &lt;other&gt; does not exist.",
    ],
    "a parameter unknown here": [
      { ...MAIL, SourceArn: "arn:x" },
      "InvalidParameterValue: &quot;SourceArn&quot; is not a parameter of SendEmail that the local stack supports.",
    ],
    "another operation": [
      { Action: "SendBounce" },
      "InvalidAction: SendBounce of SES is not supported by the local stack.",
    ],
    "an operation of no model": [
      { Action: "SendLetter" },
      "InvalidAction: Could not find operation SendLetter for version 2010-12-01",
    ],
  };
  for (const [what, [parameters, message]] of Object.entries(bad)) {
    it(`rejects ${what}`, async () => {
      const refused = await refusal(parameters);
      if (message instanceof RegExp) expect(refused).to.match(message);
      else expect(refused).to.equal(message);
    });
  }

  it("requires a permission for the sender's identity", async () => {
    const resource = "arn:aws:ses:eu-west-1:000000000000:identity/shop@example.com";
    const session = async (name: string, action: string) => {
      const role = await account.role(name, trustService(SERVICE), policy(allow(action, resource)));
      const credentials = await account.iam.assumeRoleForService(role, SERVICE, "s");
      return { credentials };
    };
    expect((await call(MAIL, await session("mailer", "ses:SendEmail"))).status).to.equal(200);
    const raw = await session("raw", "ses:SendRawEmail");
    expect((await call(RAW_MAIL, raw)).status).to.equal(200);
    expect(await refusal(MAIL, raw)).to.match(/^AccessDenied: .*`ses:SendEmail'/);
    expect(await refusal(RAW_MAIL, await session("simple", "ses:SendEmail"))).to.match(
      /^AccessDenied: .*`ses:SendRawEmail'/,
    );
    expect(await refusal(MAIL, await session("reader", "ses:GetAccount"))).to.equal(
      "AccessDenied: User `arn:aws:sts::000000000000:assumed-role/reader/s' is not authorized to perform " +
        `\`ses:SendEmail' on resource \`${resource}'`,
    );
  });

  it("rejects forged signatures", async () => {
    const credentials = { accessKeyId: "local", secretAccessKey: "wrong" };
    expect(await refusal(MAIL, { credentials })).to.match(/^SignatureDoesNotMatch: The request/);
  });
});
