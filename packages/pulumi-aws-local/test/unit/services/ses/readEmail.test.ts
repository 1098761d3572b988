import { expect } from "chai";
import { readContent } from "../../../../src/services/ses/message/content";
import { readEmail } from "../../../../src/services/ses/operations/readEmail";

const SIMPLE = { Simple: { Subject: { Data: "Hi" }, Body: { Text: { Data: "Hello" } } } };
const BASE = {
  FromEmailAddress: "Shop <shop@example.com>",
  Destination: { ToAddresses: ["ann@example.net"] },
  Content: SIMPLE,
};
const base64 = (text: string): string => Buffer.from(text).toString("base64");

function read(more: object) {
  const body = Buffer.from(JSON.stringify({ ...BASE, ...more }));
  const request = { method: "POST", path: "", query: "", headers: {}, sourceIp: "127.0.0.1" };
  return readEmail({ ...request, body });
}
const problem = (more: object): Promise<string> =>
  read(more).then(
    () => "no error",
    ({ code, message }) => `${code}: ${message}`,
  );
const withSimple = (more: object) => ({ Content: { Simple: { ...SIMPLE.Simple, ...more } } });
const raw = (...lines: string[]) => ({ Content: { Raw: { Data: base64(lines.join("\r\n")) } } });

describe("readEmail", () => {
  it("reads To, Cc, Bcc and reply addresses", async () => {
    const { mail, recipients } = await read({
      Destination: {
        ToAddresses: ["ann@example.net"],
        CcAddresses: ["bob@example.net"],
        BccAddresses: ["cy@example.net"],
      },
      ReplyToAddresses: ["Help <help@example.com>"],
      EmailTags: [{ Name: "kind", Value: "welcome" }],
      ConfigurationSetName: "set",
    });
    expect(mail).to.deep.equal({
      from: "Shop <shop@example.com>",
      to: ["ann@example.net"],
      cc: ["bob@example.net"],
      bcc: ["cy@example.net"],
      replyTo: ["Help <help@example.com>"],
      subject: "Hi",
      text: "Hello",
      configurationSet: "set",
      tags: [{ name: "kind", value: "welcome" }],
    });
    expect(recipients).to.deep.equal(["ann@example.net", "bob@example.net", "cy@example.net"]);
  });

  it("reads headers and attachments of Simple content", async () => {
    const { mail } = await read(
      withSimple({
        Headers: [{ Name: "List-Unsubscribe", Value: "<https://example.com/u>" }],
        Attachments: [
          { FileName: "a.txt", RawContent: base64("one") },
          {
            FileName: "logo.png",
            RawContent: base64("png"),
            ContentDisposition: "INLINE",
            ContentId: "logo",
            ContentType: "image/png",
            ContentDescription: "The logo",
          },
        ],
      }),
    );
    expect(mail.headers).to.deep.equal([
      { name: "List-Unsubscribe", value: "<https://example.com/u>" },
    ]);
    expect(mail.attachments).to.deep.equal([
      {
        file: { fileName: "a.txt", contentType: "text/plain", size: 3, disposition: "attachment" },
        content: Buffer.from("one"),
      },
      {
        file: {
          fileName: "logo.png",
          contentType: "image/png",
          size: 3,
          disposition: "inline",
          contentId: "logo",
          description: "The logo",
        },
        content: Buffer.from("png"),
      },
    ]);
  });

  it("renders a template in the request, without escaping", async () => {
    const { mail } = await read({
      Content: {
        Template: {
          TemplateContent: {
            Subject: "Hi {{ name }}",
            Text: "{{address.city}}",
            Html: "<b>{{name}}</b>",
          },
          TemplateData: JSON.stringify({ name: "<Ann>", address: { city: "Ulm" } }),
          Headers: [{ Name: "X-Kind", Value: "welcome" }],
        },
      },
    });
    expect(mail).to.deep.include({
      subject: "Hi <Ann>",
      text: "Ulm",
      html: "<b><Ann></b>",
      headers: [{ name: "X-Kind", value: "welcome" }],
    });
  });

  for (const [what, TemplateData] of [
    ["a value is missing", "{}"],
    ["the data are not JSON", "name=Ann"],
    ["the data inherit the name only", '{"x":{}}'],
  ]) {
    it(`reports that a template fails when ${what}`, async () => {
      const TemplateContent = { Subject: "Hi {{constructor}}", Text: "x" };
      const { failure } = await read({ Content: { Template: { TemplateContent, TemplateData } } });
      expect(failure).to.match(/Attribute 'constructor' is not present|not a JSON object/);
    });
  }

  it("reads sender, recipients and reply address of a raw message from its headers", async () => {
    const { mail, senders, isRaw } = await read({
      FromEmailAddress: undefined,
      Destination: undefined,
      ...raw(
        "From: =?utf-8?q?J=C3=B6rg?= <joerg@example.com>",
        'To: "Doe, Ann" <ann@example.net>, team: bob@example.net;',
        "Cc: cy@example.net",
        "Bcc: dee@example.net",
        "Reply-To: help@example.com",
        "X-Kind: welcome",
        "Subject: Hi",
        "Content-Type: text/html",
        "",
        "<p>Hello</p>",
      ),
    });
    const { headers, ...rest } = mail;
    expect(rest).to.deep.equal({
      from: '"Jörg" <joerg@example.com>',
      to: ['"Doe, Ann" <ann@example.net>', "bob@example.net"],
      cc: ["cy@example.net"],
      bcc: ["dee@example.net"],
      replyTo: ["help@example.com"],
      subject: "Hi",
      html: "<p>Hello</p>",
    });
    expect(headers).to.deep.include({ name: "X-Kind", value: "welcome" });
    expect([isRaw, senders[0]]).to.deep.equal([true, "joerg@example.com"]);
  });

  it("delivers a raw message only to the recipients of the request", async () => {
    const { mail } = await read({
      Destination: { ToAddresses: ["ann@example.net", "eve@example.net"] },
      ...raw("From: shop@example.com", "To: Ann <ann@example.net>, bob@example.net", "", "Hello"),
    });
    expect([mail.to, mail.bcc]).to.deep.equal([["Ann <ann@example.net>"], ["eve@example.net"]]);
  });

  const header = (Name: string, Value = "x") => withSimple({ Headers: [{ Name, Value }] });
  const file = (more: object) =>
    withSimple({ Attachments: [{ FileName: "a.txt", RawContent: "eA==", ...more }] });
  const many = (count: number) => Array(count).fill("a@example.net");
  const refused: [string, object, string | RegExp][] = [
    [
      "more than 50 recipients in all fields together",
      { Destination: { ToAddresses: many(20), CcAddresses: many(20), BccAddresses: many(11) } },
      "BadRequestException: Recipient count exceeds 50.",
    ],
    [
      "a malformed address to reply to",
      { ReplyToAddresses: ["help"] },
      "BadRequestException: Missing final '@domain'",
    ],
    [
      "an empty recipient",
      { Destination: { ToAddresses: [""] } },
      "BadRequestException: Invalid email address .",
    ],
    ["a header that SES writes", header("Subject"), /Header not allowed: Subject/],
    ["a header name with a colon", header("a:b"), /Invalid header name: "a:b"/],
    ["a line break in a header", header("X-A", "a\r\nBcc: b"), /Invalid value of the header X-A/],
    ["a header that is too long", header("X-A", "a".repeat(994)), /Invalid value/],
    [
      "more than 15 headers",
      withSimple({ Headers: Array(16).fill({ Name: "X-A", Value: "x" }) }),
      /at most 15/,
    ],
    ["an attachment without name", file({ FileName: undefined }), /FileName is required/],
    [
      "an attachment that is not base64",
      file({ RawContent: "?" }),
      /RawContent is not valid base64/,
    ],
    ["a file that SES does not send", file({ FileName: "a.EXE" }), /Unsupported attachment type/],
    [
      "an unknown disposition",
      file({ ContentDisposition: "FORM" }),
      /Value 'FORM' at 'contentDisposition' failed to satisfy constraint: Member must satisfy enum value set: \[ATTACHMENT, INLINE\]/,
    ],
    ["a tag with a space", { EmailTags: [{ Name: "a b", Value: "c" }] }, /Invalid tag name <a b>/],
    [
      "a raw message without sender",
      { FromEmailAddress: undefined, ...raw("To: a@b.c", "", "x") },
      /Missing required header 'From'/,
    ],
    [
      "a raw message with two subjects",
      raw("From: shop@example.com", "Subject: a", "Subject: b", "", "x"),
      "BadRequestException: Duplicate header 'Subject'.",
    ],
    ["raw data that are not base64", { Content: { Raw: { Data: "?" } } }, /not valid base64/],
    ["two kinds of content", { Content: { ...SIMPLE, Raw: { Data: "eA==" } } }, /exactly one of/],
  ];
  for (const [what, more, message] of refused) {
    it(`rejects ${what}`, async () => expect(await problem(more)).to.match(asPattern(message)));
  }

  it("rejects a message of more than 40 MB", async () => {
    const Attachments = [{ FileName: "a.txt", RawContent: "A".repeat(41_943_040) }];
    const sent = readContent({ Simple: { ...SIMPLE.Simple, Attachments } });
    expect(await sent.catch(({ message }) => message)).to.match(
      /^Message length is more than 41943040 bytes long: '\d+'\.$/,
    );
  });
});

function asPattern(message: string | RegExp): RegExp {
  if (message instanceof RegExp) return message;
  return new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
