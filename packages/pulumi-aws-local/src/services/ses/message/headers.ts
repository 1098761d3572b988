import { BadRequestError } from "../errors";
import { listOf, objectOf, textOf } from "./members";

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html */
const NAME = /^[!-9;-@A-~]{1,126}$/;
const VALUE = /^[ -~]{1,995}$/;
const MAX_TOGETHER = 996;

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Message.html */
const MAX_HEADERS = 15;

/** Headers that SES writes itself. https://docs.aws.amazon.com/ses/latest/dg/header-fields.html */
const OWN = new Set(
  "bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to".split(
    " ",
  ),
);

/**
 * Headers that a sender adds to Simple or Template content.
 * @throws BadRequestError. UNVERIFIED: the messages.
 */
export function readHeaders(value: unknown): { name: string; value: string }[] {
  const headers = listOf(value, "Headers").map((entry) => {
    const header = objectOf(entry, "Headers");
    return { name: textOf(header["Name"], "Name"), value: textOf(header["Value"], "Value") };
  });
  if (headers.length > MAX_HEADERS) {
    throw new BadRequestError(`The message has ${headers.length} headers, at most ${MAX_HEADERS}.`);
  }
  return headers.map(({ name = "", value: text = "" }) => {
    if (!NAME.test(name)) throw new BadRequestError(`Invalid header name: ${JSON.stringify(name)}`);
    if (OWN.has(name.toLowerCase())) throw new BadRequestError(`Header not allowed: ${name}`);
    if (!VALUE.test(text) || name.length + text.length > MAX_TOGETHER) {
      throw new BadRequestError(`Invalid value of the header ${name}.`);
    }
    return { name, value: text };
  });
}
