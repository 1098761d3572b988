import type PostalMime from "postal-mime";
import type { OutgoingMail } from "../../../core/ports/inbox";
import { BadRequestError } from "../errors";
import { checkFileName } from "./attachments";
import { bytesOf, refuseOthers } from "./members";

/** The properties of a raw message. */
export type RawMessage = Pick<
  OutgoingMail,
  "subject" | "text" | "html" | "headers" | "attachments"
> & {
  from: string | undefined;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
};

/** Headers that a message can have only once: https://www.rfc-editor.org/rfc/rfc5322#section-3.6 */
const SINGLE = new Set(
  "bcc cc content-type date from message-id mime-version reply-to return-path sender subject to".split(
    " ",
  ),
);

/**
 * Reads Raw content, a MIME message.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_RawMessage.html
 * @throws BadRequestError
 */
export async function readRaw(raw: Record<string, unknown>): Promise<RawMessage> {
  refuseOthers(raw, ["Data"], "RawMessage");
  const data = bytesOf(raw["Data"], "Data");
  const parser = require("postal-mime") as typeof import("postal-mime"); // most stacks need none
  const email = await parser.parse(data).catch((error: Error) => {
    throw new BadRequestError(`The message could not be read: ${error.message}`); // UNVERIFIED
  });
  const headers = email.headers.map(({ key, originalKey, value }) => ({
    name: originalKey ?? key,
    value,
  }));
  refuseRepeated(headers);
  return {
    from: mailboxesOf(email.from && [email.from])[0],
    to: mailboxesOf(email.to),
    cc: mailboxesOf(email.cc),
    bcc: mailboxesOf(email.bcc),
    replyTo: mailboxesOf(email.replyTo),
    subject: email.subject ?? "",
    ...(email.text !== undefined && { text: withoutLastBreak(email.text) }),
    ...(email.html !== undefined && { html: withoutLastBreak(email.html) }),
    headers,
    attachments: email.attachments.map(toAttachment),
  };
}

/** The message is AWS's: https://github.com/arithmetric/aws-lambda-ses-forwarder */
function refuseRepeated(headers: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of headers) {
    const key = name.toLowerCase();
    if (seen.has(key) && SINGLE.has(key)) throw new BadRequestError(`Duplicate header '${name}'.`);
    seen.add(key);
  }
}

function mailboxesOf(addresses: PostalMime.Address[] = []): string[] {
  return addresses.flatMap((one) => one.group ?? [one as PostalMime.Mailbox]).map(mailboxOf);
}

function mailboxOf({ name, address }: PostalMime.Mailbox): string {
  if (name === "") return address;
  const shown = /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name) ? name : JSON.stringify(name);
  return `${shown} <${address}>`;
}

function toAttachment(attachment: PostalMime.Attachment) {
  const content = Buffer.from(attachment.content as ArrayBuffer);
  const { filename, mimeType, disposition, contentId, description } = attachment;
  const fileName = filename ?? "attachment";
  checkFileName(fileName);
  const file = {
    fileName,
    contentType: mimeType,
    size: content.length,
    disposition: disposition === "inline" ? ("inline" as const) : ("attachment" as const),
    ...(contentId && { contentId: contentId.replace(/^<|>$/g, "") }),
    ...(description && { description }),
  };
  return { file, content };
}

/** The parser adds a line break to each part. */
function withoutLastBreak(text: string): string {
  return text.replace(/\r?\n$/, "");
}
