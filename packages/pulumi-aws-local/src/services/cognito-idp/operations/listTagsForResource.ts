import { resourceArn } from "../input";
import type { Kit } from "../kit";
import { signedByArn } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = signedByArn(
  { ResourceArn: resourceArn },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => ({ Tags: pools.byArn(input.ResourceArn).settings.tags }),
);
