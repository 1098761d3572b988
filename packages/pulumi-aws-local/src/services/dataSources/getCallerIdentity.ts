import { TEXT } from "./checkArguments";
import type { DataSource } from "./dataSource";

/**
 * The account of the emulator and its operator.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getcalleridentity/
 */
export const getCallerIdentity: DataSource = {
  args: { id: TEXT },
  results: ["accountId", "arn", "id", "userId"],
  read(_args, { caller: { accountId, arn, userId } }) {
    return { accountId, arn, id: accountId, userId };
  },
};
