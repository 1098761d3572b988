import { UNKNOWN } from "../../core/unknown";
import { TEXT } from "./checkArguments";
import { NotKnownYet, regionOf, type DataSource } from "./dataSource";
import { findRegion } from "./regions";

/**
 * The tags that the provider adds to each resource, without AWS's own.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getdefaulttags/
 */
export const getDefaultTags: DataSource = {
  args: { id: TEXT },
  results: ["id", "tags"],
  read(_args, context) {
    const { defaultTags } = context;
    if (defaultTags === UNKNOWN) throw new NotKnownYet();
    const own = Object.entries(defaultTags).filter(([name]) => !name.startsWith("aws:"));
    return { id: findRegion(regionOf(context)).partition.name, tags: Object.fromEntries(own) };
  },
};
