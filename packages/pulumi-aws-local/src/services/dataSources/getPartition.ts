import { TEXT } from "./checkArguments";
import { regionOf, type DataSource } from "./dataSource";
import { findRegion } from "./regions";

/**
 * The partition of the provider's region.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getpartition/
 */
export const getPartition: DataSource = {
  args: { id: TEXT },
  results: ["dnsSuffix", "id", "partition", "reverseDnsPrefix"],
  read(_args, context) {
    const { name, dnsSuffix } = findRegion(regionOf(context)).partition;
    const reverseDnsPrefix = dnsSuffix.split(".").reverse().join(".");
    return { dnsSuffix, id: name, partition: name, reverseDnsPrefix };
  },
};
