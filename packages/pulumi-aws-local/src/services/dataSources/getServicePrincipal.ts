import { TEXT } from "./checkArguments";
import { regionOf, type DataSource } from "./dataSource";
import { findRegion } from "./regions";

/** Services whose principals have the suffix of the partition, by partition. */
const OF_PARTITION: Readonly<Record<string, readonly string[]>> = {
  "aws-cn": ["codedeploy", "elasticmapreduce", "logs"],
  "aws-iso": ["cloudhsm", "config", "logs", "workspaces"],
  "aws-iso-b": ["dms", "logs"],
};

/**
 * The principal of a service in a region.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getserviceprincipal/
 */
export const getServicePrincipal: DataSource = {
  args: { region: TEXT, serviceName: { kind: "text", required: true } },
  results: ["id", "name", "region", "serviceName", "suffix"],
  read({ region: wanted, serviceName }, context) {
    const { name: region, partition } = findRegion(wanted ?? regionOf(context));
    const isOfPartition = OF_PARTITION[partition.name]?.includes(serviceName);
    const suffix = isOfPartition ? partition.dnsSuffix : "amazonaws.com";
    const id = `${serviceName}.${region}.${suffix}`;
    return { id, name: `${serviceName}.${suffix}`, region, serviceName, suffix };
  },
};
