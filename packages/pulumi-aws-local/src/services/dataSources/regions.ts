import { VisibleError } from "../../core/visibleError";

/** An AWS partition, with the descriptions of its regions by name. */
export interface Partition {
  name: string;
  dnsSuffix: string;
  regions: Readonly<Record<string, string>>;
}

/**
 * All partitions and regions that the AWS provider knows.
 * Source: https://github.com/hashicorp/aws-sdk-go-base/blob/main/endpoints/endpoints_gen.go
 */
const PARTITIONS: readonly Partition[] = [
  {
    name: "aws",
    dnsSuffix: "amazonaws.com",
    regions: {
      "af-south-1": "Africa (Cape Town)",
      "ap-east-1": "Asia Pacific (Hong Kong)",
      "ap-east-2": "Asia Pacific (Taipei)",
      "ap-northeast-1": "Asia Pacific (Tokyo)",
      "ap-northeast-2": "Asia Pacific (Seoul)",
      "ap-northeast-3": "Asia Pacific (Osaka)",
      "ap-south-1": "Asia Pacific (Mumbai)",
      "ap-south-2": "Asia Pacific (Hyderabad)",
      "ap-southeast-1": "Asia Pacific (Singapore)",
      "ap-southeast-2": "Asia Pacific (Sydney)",
      "ap-southeast-3": "Asia Pacific (Jakarta)",
      "ap-southeast-4": "Asia Pacific (Melbourne)",
      "ap-southeast-5": "Asia Pacific (Malaysia)",
      "ap-southeast-6": "Asia Pacific (New Zealand)",
      "ap-southeast-7": "Asia Pacific (Thailand)",
      "ca-central-1": "Canada (Central)",
      "ca-west-1": "Canada West (Calgary)",
      "eu-central-1": "Europe (Frankfurt)",
      "eu-central-2": "Europe (Zurich)",
      "eu-north-1": "Europe (Stockholm)",
      "eu-south-1": "Europe (Milan)",
      "eu-south-2": "Europe (Spain)",
      "eu-west-1": "Europe (Ireland)",
      "eu-west-2": "Europe (London)",
      "eu-west-3": "Europe (Paris)",
      "il-central-1": "Israel (Tel Aviv)",
      "me-central-1": "Middle East (UAE)",
      "me-south-1": "Middle East (Bahrain)",
      "mx-central-1": "Mexico (Central)",
      "sa-east-1": "South America (Sao Paulo)",
      "us-east-1": "US East (N. Virginia)",
      "us-east-2": "US East (Ohio)",
      "us-west-1": "US West (N. California)",
      "us-west-2": "US West (Oregon)",
    },
  },
  {
    name: "aws-cn",
    dnsSuffix: "amazonaws.com.cn",
    regions: { "cn-north-1": "China (Beijing)", "cn-northwest-1": "China (Ningxia)" },
  },
  {
    name: "aws-eusc",
    dnsSuffix: "amazonaws.eu",
    regions: { "eusc-de-east-1": "AWS European Sovereign Cloud (Germany)" },
  },
  {
    name: "aws-iso",
    dnsSuffix: "c2s.ic.gov",
    regions: { "us-iso-east-1": "US ISO East", "us-iso-west-1": "US ISO WEST" },
  },
  {
    name: "aws-iso-b",
    dnsSuffix: "sc2s.sgov.gov",
    regions: { "us-isob-east-1": "US ISOB East (Ohio)", "us-isob-west-1": "US ISOB West" },
  },
  {
    name: "aws-iso-e",
    dnsSuffix: "cloud.adc-e.uk",
    regions: { "eu-isoe-west-1": "EU ISOE West" },
  },
  {
    name: "aws-iso-f",
    dnsSuffix: "csp.hci.ic.gov",
    regions: { "us-isof-east-1": "US ISOF EAST", "us-isof-south-1": "US ISOF SOUTH" },
  },
  {
    name: "aws-us-gov",
    dnsSuffix: "amazonaws.com",
    regions: {
      "us-gov-east-1": "AWS GovCloud (US-East)",
      "us-gov-west-1": "AWS GovCloud (US-West)",
    },
  },
];

/** An AWS region. */
export interface Region {
  name: string;
  description: string;
  partition: Partition;
  /** Host name of EC2's endpoint. */
  endpoint: string;
}

const REGIONS = new Map(
  PARTITIONS.flatMap((partition) =>
    Object.entries(partition.regions).map(([name, description]): [string, Region] => {
      const endpoint = `ec2.${name}.${partition.dnsSuffix}`;
      return [name, { name, description, partition, endpoint }];
    }),
  ),
);

/** @throws VisibleError for a name that AWS does not have */
export function findRegion(name: string): Region {
  const region = REGIONS.get(name);
  if (region !== undefined) return region;
  throw new VisibleError(`there is no region "${name}"`);
}

/** @throws VisibleError for an endpoint of EC2 that AWS does not have */
export function findRegionByEndpoint(endpoint: string): Region {
  const region = [...REGIONS.values()].find((one) => one.endpoint === endpoint);
  if (region !== undefined) return region;
  throw new VisibleError(`there is no region with the EC2 endpoint "${endpoint}"`);
}
