import type { OutgoingMail } from "../../../core/ports/inbox";
import { BadRequestError } from "../errors";
import { readAttachments } from "./attachments";
import { readHeaders } from "./headers";
import { objectOf, refuseOthers, textOf } from "./members";
import { readRaw } from "./raw";
import { renderTemplate } from "./template";

/** The Content of a request. */
export interface Content {
  isRaw: boolean;
  message: Pick<OutgoingMail, "subject" | "text" | "html" | "headers" | "attachments">;
  /** Sender and recipients in a raw message; otherwise empty. */
  from: string | undefined;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  /** Why SES would accept the mail but not send it. */
  failure?: string;
}

/** https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_BYTES = 40 * 1024 * 1024;

type Message = Content["message"];

const NOT_SAID = { from: undefined, to: [], cc: [], bcc: [], replyTo: [] };

/** Reads Simple, Raw or Template content. @throws BadRequestError, NotFoundError */
export async function readContent(content: Record<string, unknown>): Promise<Content> {
  refuseOthers(content, ["Raw", "Simple", "Template"], "Content");
  const kinds = Object.keys(content).filter((kind) => content[kind] != null);
  if (kinds.length !== 1) {
    throw new BadRequestError("Content must hold exactly one of Simple, Raw, Template.");
  }
  const input = objectOf(content[kinds[0]!], kinds[0]!);
  switch (kinds[0]) {
    case "Raw": {
      checkSize(Buffer.byteLength(String(input["Data"]), "base64"));
      const { from, to, cc, bcc, replyTo, ...message } = await readRaw(input);
      return { isRaw: true, message: trimmed(message), from, to, cc, bcc, replyTo };
    }
    case "Template": {
      const { failure, ...rendered } = renderTemplate(input);
      const message = withExtras(rendered, input);
      return {
        isRaw: false,
        message,
        ...NOT_SAID,
        ...(failure !== undefined && { failure }),
      };
    }
    default: {
      refuseOthers(input, ["Attachments", "Body", "Headers", "Subject"], "Simple");
      const message = withExtras(readSimple(input), input);
      return { isRaw: false, message, ...NOT_SAID };
    }
  }
}

function readSimple({ Subject, Body }: Record<string, unknown>): Message {
  const body = objectOf(Body, "Body");
  refuseOthers(body, ["Html", "Text"], "Body");
  const subject = dataOf(Subject, "Subject");
  const text = dataOf(body["Text"], "Text");
  const html = dataOf(body["Html"], "Html");
  if (subject === undefined) throw new BadRequestError("Subject is required.");
  if ((text ?? html) === undefined) throw new BadRequestError("Body must hold Text or Html.");
  return { subject, ...(text !== undefined && { text }), ...(html !== undefined && { html }) };
}

/** The text of a subject or body, in any character set. */
function dataOf(value: unknown, name: string): string | undefined {
  const part = objectOf(value, name);
  refuseOthers(part, ["Charset", "Data"], name);
  return textOf(part["Data"], `${name}.Data`);
}

function withExtras(message: Message, input: Record<string, unknown>): Message {
  const headers = readHeaders(input["Headers"]);
  const attachments = readAttachments(input["Attachments"]);
  const whole = trimmed({ ...message, headers, attachments });
  checkSize(sizeOf(whole));
  return whole;
}

/** Empty lists are omitted from the mail. */
function trimmed({ headers = [], attachments = [], ...message }: Message): Message {
  return {
    ...message,
    ...(headers.length > 0 && { headers }),
    ...(attachments.length > 0 && { attachments }),
  };
}

/** The message is AWS's for SendRawEmail, which has another limit: https://github.com/anymail/django-anymail */
function checkSize(bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  throw new BadRequestError(`Message length is more than ${MAX_BYTES} bytes long: '${bytes}'.`);
}

/** The approximate size of SES's message: attachments are encoded in base64. */
function sizeOf({
  subject,
  text = "",
  html = "",
  headers = [],
  attachments = [],
}: Message): number {
  const texts = [subject, text, html, ...headers.flatMap(({ name, value }) => [name, value])];
  const files = attachments.map(({ content }) => Math.ceil(content.length / 3) * 4);
  return [...texts.map((one) => Buffer.byteLength(one)), ...files].reduce(
    (sum, one) => sum + one,
    0,
  );
}
