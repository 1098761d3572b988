import { BadRequestError } from "../errors";
import { listOf, objectOf, textOf } from "./members";

const MAX_TAGS = 50;
const TAG = /^[\w-]{1,256}$/;

/**
 * Tags of a mail, which events of configuration sets contain.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
 * @throws BadRequestError. UNVERIFIED: the messages.
 */
export function readTags(value: unknown): { name: string; value: string }[] {
  const tags = listOf(value, "EmailTags").map((entry) => {
    const tag = objectOf(entry, "EmailTags");
    return { name: checked(tag["Name"], "name"), value: checked(tag["Value"], "value") };
  });
  if (tags.length > MAX_TAGS) throw new BadRequestError(`Too many tags, at most ${MAX_TAGS}.`);
  return tags;
}

function checked(value: unknown, what: string): string {
  const text = textOf(value, what) ?? "";
  if (TAG.test(text)) return text;
  throw new BadRequestError(
    `Invalid tag ${what} <${text}>: only alphanumeric ASCII characters, '_' and '-' are allowed, at most 256.`,
  );
}
