import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import { expect } from "chai";
import { stackInbox } from "../../../../src/stack/mails";
import { sesHandlers } from "../../../../src/services/ses/resources";
import { AwsStack, failure } from "../cognito-identity/support/awsStack";
import { allow, policy, trustService } from "../iam/support/testAccount";

const SERVICE = "appsync.amazonaws.com";
const identity = (name: string): string => `arn:aws:ses:eu-west-1:000000000000:identity/${name}`;

describe("sesEndpoint", () => {
  let stack: AwsStack;
  let client: SESv2Client;

  before(async () => {
    stack = await AwsStack.start();
    client = stack.client(new SESv2Client(stack.clientConfig()));
    await stack.apply("aws:sesv2/emailIdentity:EmailIdentity", "shop", {
      emailIdentity: "shop@example.com",
    });
    await stack.apply("aws:ses/domainIdentity:DomainIdentity", "own", { domain: "example.org" });
  });
  after(() => stack.stop());

  const mail = (more: Partial<SendEmailCommandInput> = {}) =>
    new SendEmailCommand({
      FromEmailAddress: "Shop <shop@example.com>",
      Destination: { ToAddresses: ["ann@example.net"], BccAddresses: ["bob@example.net"] },
      Content: {
        Simple: {
          Subject: { Data: "Thanks" },
          Body: { Text: { Data: "Hello" }, Html: { Data: "<p>Hello</p>" } },
        },
      },
      ...more,
    });
  const send = (more: Partial<SendEmailCommandInput>, by = client): Promise<string> =>
    failure(by.send(mail(more)));

  it("puts the mail into the inbox", async () => {
    const { MessageId } = await client.send(mail());
    const [newest] = stack.services.inbox.list();
    expect(newest).to.deep.equal({
      id: MessageId,
      at: newest!.at,
      from: "Shop <shop@example.com>",
      to: ["ann@example.net"],
      bcc: ["bob@example.net"],
      subject: "Thanks",
      text: "Hello",
      html: "<p>Hello</p>",
      source: "ses",
    });
  });

  it("accepts senders with any address of a declared domain and its subdomains", async () => {
    expect(await send({ FromEmailAddress: "a@example.org" })).to.equal("no error");
    expect(await send({ FromEmailAddress: "a@mail.example.org" })).to.equal("no error");
  });

  it("rejects senders that the program does not declare", async () => {
    const from = "other@example.com";
    expect(await send({ FromEmailAddress: from })).to.equal(
      `MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ${from}`,
    );
  });

  it("rejects an address that has left the program", async () => {
    const type = "aws:ses/emailIdentity:EmailIdentity";
    const first = await stack.apply(type, "old", { email: "old@example.com" });
    expect(await send({ FromEmailAddress: "old@example.com" })).to.equal("no error");
    await sesHandlers[type]!.delete!(first.id, first.outputs, stack.services);
    expect(await send({ FromEmailAddress: "old@example.com" })).to.match(/^MessageRejected/);
  });

  const bad: Record<string, [Partial<SendEmailCommandInput>, string]> = {
    "no recipient": [
      { Destination: {} },
      "One or more of To, Cc or Bcc addresses must be present.",
    ],
    "too many recipients": [
      { Destination: { ToAddresses: Array(51).fill("a@example.net") } },
      "Recipient count exceeds 50.",
    ],
    "a recipient without domain": [
      { Destination: { ToAddresses: ["ann"] } },
      "Missing final '@domain'",
    ],
    "a line break in an address": [
      { FromEmailAddress: "Shop\r\nBcc: x@example.net <shop@example.com>" },
      "Local address contains control or whitespace",
    ],
    "no content": [{ Content: {} }, "Content must hold exactly one of Simple, Raw, Template."],
    "no body": [
      { Content: { Simple: { Subject: { Data: "x" }, Body: {} } } },
      "Body must hold Text or Html.",
    ],
    "a member without support": [
      { TenantName: "x" },
      '"TenantName" is not a member of SendEmail that the local stack supports.',
    ],
  };
  for (const [what, [more, message]] of Object.entries(bad)) {
    it(`rejects ${what}`, async () => {
      expect(await send(more)).to.equal(`BadRequestException: ${message}`);
    });
  }

  it("delivers a raw message with its attachment", async () => {
    const Data = Buffer.from(
      [
        "From: Shop <shop@example.com>",
        "To: ann@example.net",
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "",
        "Hello",
        "--b",
        'Content-Type: text/csv; name="a.csv"',
        'Content-Disposition: attachment; filename="a.csv"',
        "Content-Transfer-Encoding: base64",
        "",
        "MSwy",
        "--b--",
      ].join("\r\n"),
    );
    const { MessageId } = await client.send(new SendEmailCommand({ Content: { Raw: { Data } } }));
    const [newest] = stackInbox(stack.services.inbox, new AbortController().signal).list();
    expect(newest).to.deep.include({
      id: MessageId,
      from: "Shop <shop@example.com>",
      to: ["ann@example.net"],
      subject: "Grüße",
      text: "Hello",
    });
    const [file] = newest!.attachments!;
    expect([file!.fileName, file!.contentType, file!.content.toString()]).to.deep.equal([
      "a.csv",
      "text/csv",
      "1,2",
    ]);
  });

  it("rejects templates and contact lists by name, because no program can declare them", async () => {
    const Content = { Template: { TemplateName: "welcome", TemplateData: "{}" } };
    expect(await send({ Content })).to.equal("NotFoundException: Template welcome does not exist.");
    expect(await send({ ListManagementOptions: { ContactListName: "news" } })).to.equal(
      "NotFoundException: List with name: news doesn't exist.",
    );
  });

  it("accepts a mail whose template lacks data, and does not deliver it", async () => {
    const before = stack.services.inbox.list().length;
    const TemplateContent = { Subject: "Hi {{name}}", Text: "{{code}}" };
    const Content = { Template: { TemplateContent, TemplateData: '{"name":"Ann"}' } };
    const warned: string[] = [];
    const print = console.error;
    console.error = (text: string) => warned.push(text);
    const sent = await client.send(mail({ Content })).finally(() => (console.error = print));
    expect(sent.MessageId).to.be.a("string");
    expect(stack.services.inbox.list()).to.have.length(before);
    expect(warned.join()).to.contain("Attribute 'code' is not present in the rendering data.");
  });

  it("names a configuration set that does not exist", async () => {
    await stack.apply("aws:sesv2/configurationSet:ConfigurationSet", "set", {
      configurationSetName: "known",
    });
    expect(await send({ ConfigurationSetName: "known" })).to.equal("no error");
    expect(await send({ ConfigurationSetName: "other" })).to.equal(
      "NotFoundException: Configuration set <other> does not exist.",
    );
  });

  it("requires a permission for the sender's identity", async () => {
    const role = await stack.apply("aws:iam/role:Role", "mailer", {
      assumeRolePolicy: trustService(SERVICE),
      inlinePolicies: [
        { name: "send", policy: policy(allow("ses:SendEmail", identity("shop@example.com"))) },
      ],
    });
    const { iam } = stack.services;
    const session = await iam.assumeRoleForService(role.outputs["arn"], SERVICE, "s");
    const { expiration, ...credentials } = session;
    const mailer = stack.client(new SESv2Client(stack.clientConfig(credentials)));
    expect(await send({}, mailer)).to.equal("no error");
    const Data = Buffer.from("From: shop@example.com\r\n\r\nHello");
    expect(await send({ Content: { Raw: { Data } } }, mailer)).to.contain("ses:SendRawEmail");
    expect(await send({ FromEmailAddress: "a@example.org" }, mailer)).to.equal(
      `AccessDeniedException: User \`arn:aws:sts::000000000000:assumed-role/${role.id}/s' is not ` +
        `authorized to perform \`ses:SendEmail' on resource \`${identity("example.org")}'`,
    );
  });

  it("rejects forged signatures", async () => {
    const credentials = { accessKeyId: "local", secretAccessKey: "wrong" };
    const forger = stack.client(new SESv2Client(stack.clientConfig(credentials)));
    expect(await send({}, forger)).to.match(
      /^InvalidSignatureException: The request signature we calculated does not match/,
    );
  });
});
