import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import { expect } from "chai";
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
      to: ["ann@example.net", "bob@example.net"],
      subject: "Thanks",
      text: "Hello",
      html: "<p>Hello</p>",
      source: "ses",
    });
  });

  it("lets any address of a declared domain send, and of its subdomains", async () => {
    expect(await send({ FromEmailAddress: "a@example.org" })).to.equal("no error");
    expect(await send({ FromEmailAddress: "a@mail.example.org" })).to.equal("no error");
  });

  it("rejects senders that the program does not declare", async () => {
    const from = "other@example.com";
    expect(await send({ FromEmailAddress: from })).to.equal(
      `MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ${from}`,
    );
  });

  it("forgets an address that leaves the program", async () => {
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
      "Illegal address: it holds a line break.",
    ],
    "no content": [{ Content: {} }, "Content must hold exactly one of Simple, Raw, Template."],
    "raw content": [
      { Content: { Raw: { Data: Buffer.from("x") } } },
      'The local stack sends Simple content only, got "Raw".',
    ],
    "no body": [
      { Content: { Simple: { Subject: { Data: "x" }, Body: {} } } },
      "Body must hold Text or Html.",
    ],
    "a member unknown here": [
      { ListManagementOptions: { ContactListName: "x" } },
      '"ListManagementOptions" is not a member of SendEmail that the local stack knows.',
    ],
  };
  for (const [what, [more, message]] of Object.entries(bad)) {
    it(`refuses ${what}`, async () => {
      expect(await send(more)).to.equal(`BadRequestException: ${message}`);
    });
  }

  it("names a configuration set that does not exist", async () => {
    await stack.apply("aws:sesv2/configurationSet:ConfigurationSet", "set", {
      configurationSetName: "known",
    });
    expect(await send({ ConfigurationSetName: "known" })).to.equal("no error");
    expect(await send({ ConfigurationSetName: "other" })).to.equal(
      "NotFoundException: Configuration set <other> does not exist.",
    );
  });

  it("asks IAM for the sender's identity", async () => {
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
    expect(await send({ FromEmailAddress: "a@example.org" }, mailer)).to.equal(
      `AccessDeniedException: User \`arn:aws:sts::000000000000:assumed-role/${role.id}/s' is not ` +
        `authorized to perform \`ses:SendEmail' on resource \`${identity("example.org")}'`,
    );
  });

  it("refuses forged signatures", async () => {
    const credentials = { accessKeyId: "local", secretAccessKey: "wrong" };
    const forger = stack.client(new SESv2Client(stack.clientConfig(credentials)));
    expect(await send({}, forger)).to.match(
      /^InvalidSignatureException: The request signature we calculated does not match/,
    );
  });
});
