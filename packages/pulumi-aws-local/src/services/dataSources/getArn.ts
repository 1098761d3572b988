import { TEXT, type Argument } from "./checkArguments";
import type { DataSource } from "./dataSource";

const ARN: Argument = {
  kind: "text",
  required: true,
  check: (text) =>
    /^arn:([^:]*:){4}/.test(text) ? undefined : `is "${text}", which is not an ARN`,
};

/**
 * The parts of an ARN.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getarn/
 */
export const getArn: DataSource = {
  args: { arn: ARN, id: TEXT },
  results: ["account", "arn", "id", "partition", "region", "resource", "service"],
  read({ arn }: { arn: string }) {
    const [, partition, service, region, account, ...resource] = arn.split(":");
    return { account, arn, id: arn, partition, region, resource: resource.join(":"), service };
  },
};
