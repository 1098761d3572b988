import { map, required, resourceArn } from "../input";
import type { Kit } from "../kit";
import { signedByArn } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html */
export const tagResource = signedByArn(
  { ResourceArn: resourceArn, Tags: required(map()) },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { id, settings } = pools.byArn(input.ResourceArn);
      pools.update(id, { ...settings, tags: { ...settings.tags, ...input.Tags } });
      return {};
    },
);
