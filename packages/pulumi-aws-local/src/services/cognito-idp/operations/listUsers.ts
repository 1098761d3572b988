import { InvalidParameterError } from "../errors";
import { integer, list, text, userPoolId } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";
import { parseUserFilter } from "../userFilter";
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
      const Users = items.map((user) => toUserType(user, input.AttributesToGet));
      checkPresent(Users, input.AttributesToGet ?? []);
      return {
        Users,
        ...(next ? { PaginationToken: next } : {}),
      };
    },
);

/**
 * Every user of the page must have each attribute that a caller names.
 * Recorded on AWS: https://github.com/aws/aws-sdk-js/issues/2570 and 3091
 * @throws InvalidParameterException
 */
function checkPresent(
  users: readonly ReturnType<typeof toUserType>[],
  names: readonly string[],
): void {
  const hasAll = ({ Attributes }: (typeof users)[number]): boolean =>
    names.every((name) => Attributes.some(({ Name }) => Name === name));
  if (!users.every(hasAll)) {
    throw new InvalidParameterError("One or more requested attributes do not exist.");
  }
}
