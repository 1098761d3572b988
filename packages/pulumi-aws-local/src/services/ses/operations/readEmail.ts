import type { OutgoingMail } from "../../../core/ports/inbox";
import type { HttpRequest } from "../../../core/http";
import { readJsonObject } from "../../../core/jsonBody";
import { BadRequestError, NotFoundError } from "../errors";
import { addressOf } from "../message/addresses";
import { readContent } from "../message/content";
import { listOf, objectOf, refuseOthers, textOf } from "../message/members";
import { readTags } from "../message/tags";

/** A checked SendEmail request. */
export interface Email {
  mail: Omit<OutgoingMail, "source">;
  isRaw: boolean;
  /** Every recipient: To, Cc and Bcc. */
  recipients: string[];
  /** Addresses that must belong to verified identities; the sender comes first. */
  senders: string[];
  /** Why SES would accept the mail but not send it. */
  failure?: string;
}

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_RECIPIENTS = 50;

const MEMBERS = [
  "ConfigurationSetName",
  "Content",
  "Destination",
  "EmailTags",
  "FeedbackForwardingEmailAddress",
  "FromEmailAddress",
  "ListManagementOptions",
  "ReplyToAddresses",
];

/**
 * Reads the body of SendEmail.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @throws BadRequestError, NotFoundError; UNVERIFIED: some of the messages.
 */
export async function readEmail({ body }: HttpRequest): Promise<Email> {
  const input = readJsonObject(body);
  refuseOthers(input, MEMBERS, "SendEmail");
  refuseContactLists(input["ListManagementOptions"]);
  const content = await readContent(objectOf(input["Content"], "Content"));
  const from = textOf(input["FromEmailAddress"], "FromEmailAddress") ?? content.from;
  if (!from) throw new BadRequestError("Missing required header 'From'.");
  const senders = [from, content.from ?? from].map(addressOf);
  const given = readDestination(objectOf(input["Destination"], "Destination"));
  const shown = given.all.length === 0 ? content : { ...content, ...withEnvelope(content, given) };
  const recipients = [...shown.to, ...shown.cc, ...shown.bcc];
  checkRecipients(recipients);
  const replyTo = readAddresses(input["ReplyToAddresses"], "ReplyToAddresses");
  const forwarding = textOf(input["FeedbackForwardingEmailAddress"], "address");
  for (const address of [...replyTo, ...(forwarding ? [forwarding] : [])]) addressOf(address);
  const configurationSet = textOf(input["ConfigurationSetName"], "ConfigurationSetName");
  const tags = readTags(input["EmailTags"]);
  const mail = {
    from: content.from ?? from,
    to: shown.to,
    ...filled("cc", shown.cc),
    ...filled("bcc", shown.bcc),
    ...filled("replyTo", replyTo.length > 0 ? replyTo : content.replyTo),
    ...content.message,
    ...(configurationSet !== undefined && { configurationSet }),
    ...filled("tags", tags),
  };
  const { failure, isRaw } = content;
  return { mail, isRaw, recipients, senders, ...(failure !== undefined && { failure }) };
}

interface Recipients {
  to: string[];
  cc: string[];
  bcc: string[];
}

function readDestination(destination: Record<string, unknown>): Recipients & { all: string[] } {
  refuseOthers(destination, ["BccAddresses", "CcAddresses", "ToAddresses"], "Destination");
  const [to = [], cc = [], bcc = []] = ["ToAddresses", "CcAddresses", "BccAddresses"].map((name) =>
    readAddresses(destination[name], name),
  );
  return { to, cc, bcc, all: [...to, ...cc, ...bcc] };
}

/** The request determines the recipients of a raw message; its headers determine the displayed names. */
function withEnvelope(
  { isRaw, to, cc }: Recipients & { isRaw: boolean },
  given: Recipients & { all: string[] },
): Recipients {
  if (!isRaw) return given;
  const reached = new Set(given.all.map(keyOf));
  const named = new Set([...to, ...cc].map(keyOf));
  return {
    to: to.filter((one) => reached.has(keyOf(one))),
    cc: cc.filter((one) => reached.has(keyOf(one))),
    bcc: given.all.filter((one) => !named.has(keyOf(one))),
  };
}

const keyOf = (mailbox: string): string => addressOf(mailbox).toLowerCase();

function checkRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) {
    throw new BadRequestError("One or more of To, Cc or Bcc addresses must be present.");
  }
  if (recipients.length > MAX_RECIPIENTS) {
    throw new BadRequestError(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  }
  for (const recipient of recipients) addressOf(recipient);
}

function readAddresses(value: unknown, name: string): string[] {
  return listOf(value, name).map((entry) => textOf(entry, name) ?? "");
}

/** No program can declare a contact list. UNVERIFIED: the message. */
function refuseContactLists(value: unknown): void {
  if (value === undefined || value === null) return;
  const name = textOf(objectOf(value, "ListManagementOptions")["ContactListName"], "name");
  throw new NotFoundError(`List with name: ${name ?? ""} doesn't exist.`);
}

function filled<K extends string, T>(name: K, list: T[]): { [key in K]?: T[] } {
  return (list.length > 0 ? { [name]: list } : {}) as { [key in K]?: T[] };
}
