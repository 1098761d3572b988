import { lookup } from "../../core/lookup";
import { InvalidParameterError } from "./errors";
import type { UserRecord } from "./records";

/** An attribute that ListUsers can filter by. */
interface Field {
  valueOf(user: UserRecord): string | undefined;
  /** Whether the comparison is case-sensitive. */
  isCaseSensitive: boolean;
}

const attribute = (name: string): Field => ({
  valueOf: ({ attributes }) => attributes[name],
  isCaseSensitive: false,
});

/**
 * Attributes that support filters. The reference marks case-sensitive ones; according to the developer guide, searches
 * by the other attributes are not case-sensitive.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 */
const FIELDS = lookup<Field>({
  username: { valueOf: (user) => user.username, isCaseSensitive: true },
  sub: { valueOf: (user) => user.sub, isCaseSensitive: false },
  "cognito:user_status": { valueOf: (user) => user.status, isCaseSensitive: false },
  status: {
    valueOf: (user) => (user.enabled ? "Enabled" : "Disabled"),
    isCaseSensitive: true,
  },
  email: attribute("email"),
  phone_number: attribute("phone_number"),
  name: attribute("name"),
  given_name: attribute("given_name"),
  family_name: attribute("family_name"),
  preferred_username: attribute("preferred_username"),
});

/**
 * Parses `name = "value"` (equal) or `name ^= "value"` (begins with); an empty filter matches every user.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 * @throws InvalidParameterException for any other text
 */
export function parseUserFilter(filter = ""): (user: UserRecord) => boolean {
  if (filter.trim() === "") return () => true;
  const [, name = "", operator, quoted = ""] =
    /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
  const field = FIELDS[name];
  // UNVERIFIED: the message.
  if (field === undefined) throw new InvalidParameterError("Error while parsing filter.");
  const folded = (text: string) => (field.isCaseSensitive ? text : text.toLowerCase());
  const wanted = folded(quoted.replace(/\\(.)/g, "$1"));
  return (user) => {
    const value = field.valueOf(user);
    if (value === undefined) return false;
    return operator === "=" ? folded(value) === wanted : folded(value).startsWith(wanted);
  };
}
