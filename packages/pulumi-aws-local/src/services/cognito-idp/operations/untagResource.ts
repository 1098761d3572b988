import { list, required, resourceArn, text } from "../input";
import type { Kit } from "../kit";
import { signedByArn } from "../operation";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UntagResource.html */
export const untagResource = signedByArn(
  { ResourceArn: resourceArn, TagKeys: required(list(text({ min: 1, max: 128 }))) },
  ({ pools }: Pick<Kit, "pools">) =>
    async (input) => {
      const { id, settings } = pools.byArn(input.ResourceArn);
      const kept = Object.entries(settings.tags).filter(([key]) => !input.TagKeys.includes(key));
      pools.update(id, { ...settings, tags: Object.fromEntries(kept) });
      return {};
    },
);
