import { toAttributeTypes } from "../attributes";
import { InvalidParameterError } from "../errors";
import { integer, list, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";
import { parseUserFilter } from "../userFilter";
import type { UserRecord } from "../records";
import { toUserType } from "../userType";

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
      const matches = parseUserFilter(input.Filter);
      const found = users.list(pool).filter(matches);
      const { items, next } = page(
        found,
        ({ username }) => username,
        input.Limit || 60,
        input.PaginationToken,
      );
      checkPresent(items, input.AttributesToGet ?? []);
      return {
        Users: items.map((user) => toUserType(user, input.AttributesToGet)),
        ...(next ? { PaginationToken: next } : {}),
      };
    },
);

/**
 * Every user of the page must have each attribute that a caller names.
 * Recorded on AWS: https://github.com/aws/aws-sdk-js/issues/2570 and 3091
 * @throws InvalidParameterException
 */
function checkPresent(users: readonly UserRecord[], names: readonly string[]): void {
  for (const user of users) {
    const present = new Set(toAttributeTypes(user).map(({ Name }) => Name));
    if (!names.every((name) => present.has(name))) {
      throw new InvalidParameterError("One or more requested attributes do not exist.");
    }
  }
}
