import { integer, required, text } from "../input";
import type { Kit } from "../kit";
import { signedOperation } from "../operation";
import { page } from "../page";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
export const listUserPools = signedOperation(
  { MaxResults: required(integer({ min: 1, max: 60 })), NextToken: text({ min: 1 }) },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { items, next } = page(pools.list(), ({ id }) => id, input.MaxResults, input.NextToken);
      return {
        UserPools: items.map(({ id, settings, createdAt, modifiedAt }) => ({
          Id: id,
          Name: settings.name,
          LambdaConfig: {},
          CreationDate: createdAt / 1000,
          LastModifiedDate: modifiedAt / 1000,
        })),
        ...(next ? { NextToken: next } : {}),
      };
    },
);
