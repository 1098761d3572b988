import { InvalidParameterError } from "../errors";
import { integer, list, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";
import type { UserRecord } from "../records";
import { toUserType } from "../userType";
import { lookup } from "../../../core/lookup";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export const listUsers = signedOperation(
  {
    UserPoolId: userPoolId,
    AttributesToGet: list(text({ min: 1, max: 32 })),
    Limit: integer({ min: 0, max: 60 }),
    PaginationToken: text({ min: 1 }),
    Filter: text({ max: 256 }),
  },
  ({ pools, users }: Pick<Kit, "pools" | "users">) =>
    async (input) => {
      const pool = pools.get(input.UserPoolId);
      const matches = parseFilter(input.Filter);
      const found = users.list(pool).filter(matches);
      const { items, next } = page(
        found,
        ({ username }) => username,
        input.Limit || 60,
        input.PaginationToken,
      );
      return {
        Users: items.map((user) => toUserType(user, input.AttributesToGet)),
        ...(next ? { PaginationToken: next } : {}),
      };
    },
);

const attribute =
  (name: string) =>
  ({ attributes }: UserRecord): string | undefined =>
    attributes[name];

/** Attributes that may be filtered by, and where they lie. */
const FIELDS = lookup<(user: UserRecord) => string | undefined>({
  username: (user) => user.username,
  sub: (user) => user.sub,
  "cognito:user_status": (user) => user.status,
  status: (user) => (user.enabled ? "Enabled" : "Disabled"),
  email: attribute("email"),
  phone_number: attribute("phone_number"),
  name: attribute("name"),
  given_name: attribute("given_name"),
  family_name: attribute("family_name"),
  preferred_username: attribute("preferred_username"),
});

/** Reads `name = "value"` (equal) or `name ^= "value"` (begins with). */
function parseFilter(filter = ""): (user: UserRecord) => boolean {
  if (filter.trim() === "") return () => true;
  const [, name = "", operator, quoted = ""] =
    /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
  const field = FIELDS[name];
  // UNVERIFIED: the text.
  if (field === undefined) throw new InvalidParameterError("Error while parsing filter.");
  const wanted = quoted.replace(/\\(.)/g, "$1");
  return (user) => {
    const value = field(user);
    return value !== undefined && (operator === "=" ? value === wanted : value.startsWith(wanted));
  };
}
