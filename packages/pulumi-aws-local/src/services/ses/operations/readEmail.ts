import type { HttpRequest } from "../../../core/http";
import { readJsonObject } from "../../../core/jsonBody";
import { BadRequestError } from "../errors";

/** One SendEmail request, checked. */
export interface Email {
  /** As the sender wrote it, display name included. */
  from: string;
  /** Only the address. */
  fromAddress: string;
  /** Every recipient: to, cc and bcc. */
  to: string[];
  subject: string;
  text?: string;
  html?: string;
  configurationSet?: string;
}

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_RECIPIENTS = 50;

const KNOWN_MEMBERS = new Set([
  "ConfigurationSetName",
  "Content",
  "Destination",
  "EmailTags",
  "FeedbackForwardingEmailAddress",
  "FromEmailAddress",
  "ReplyToAddresses",
]);

/**
 * Reads the body of SendEmail.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 *
 * @throws BadRequestError; UNVERIFIED: some of its texts.
 */
export function readEmail({ body }: HttpRequest): Email {
  const input = readJsonObject(body);
  const unknown = Object.keys(input).find((member) => !KNOWN_MEMBERS.has(member));
  if (unknown !== undefined) {
    throw new BadRequestError(
      `"${unknown}" is not a member of SendEmail that the local stack knows.`,
    );
  }
  const from = input.FromEmailAddress;
  if (typeof from !== "string" || from === "")
    throw new BadRequestError("Missing required header 'From'.");
  const configurationSet = input.ConfigurationSetName ?? undefined;
  if (configurationSet !== undefined && typeof configurationSet !== "string") {
    throw new BadRequestError("ConfigurationSetName must be a string.");
  }
  return {
    from,
    fromAddress: addressOf(from),
    to: readRecipients(input.Destination ?? {}),
    ...readContent(input.Content ?? {}),
    ...(configurationSet !== undefined && { configurationSet }),
  };
}

function readRecipients(destination: Record<string, unknown>): string[] {
  const lists = ["ToAddresses", "CcAddresses", "BccAddresses"].map(
    (member) => destination[member] ?? [],
  );
  const recipients = lists.flat();
  if (recipients.length === 0) {
    throw new BadRequestError("One or more of To, Cc or Bcc addresses must be present.");
  }
  if (recipients.length > MAX_RECIPIENTS) {
    throw new BadRequestError(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  return recipients.map((recipient) => {
    if (typeof recipient !== "string") throw new BadRequestError("Recipients must be strings.");
    addressOf(recipient);
    return recipient;
  });
}

function readContent(content: Record<string, any>): Pick<Email, "subject" | "text" | "html"> {
  const kinds = Object.keys(content).filter((kind) => content[kind] !== undefined);
  if (kinds.length !== 1)
    throw new BadRequestError("Content must hold exactly one of Simple, Raw, Template.");
  if (kinds[0] !== "Simple") {
    throw new BadRequestError(`The local stack sends Simple content only, got "${kinds[0]}".`);
  }
  const { Subject, Body } = content.Simple ?? {};
  const subject = Subject?.Data;
  const text = Body?.Text?.Data;
  const html = Body?.Html?.Data;
  if (typeof subject !== "string") throw new BadRequestError("Subject is required.");
  if ((text ?? html) === undefined || [text, html].some(isNoText)) {
    throw new BadRequestError("Body must hold Text or Html.");
  }
  return { subject, ...(text !== undefined && { text }), ...(html !== undefined && { html }) };
}

const isNoText = (value: unknown): boolean => value !== undefined && typeof value !== "string";

/** The address of "Name <address>" or of a bare address. */
function addressOf(mailbox: string): string {
  const address = /<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
  // A line break would let one header become two.
  if (/[\r\n]/.test(mailbox)) throw new BadRequestError("Illegal address: it holds a line break.");
  if (!address.includes("@")) throw new BadRequestError("Missing final '@domain'");
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new BadRequestError("Illegal address");
  return address;
}
