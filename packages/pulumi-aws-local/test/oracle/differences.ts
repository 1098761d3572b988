import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An intended difference between the check of a declaration and the provider's verdict. */
export interface Difference {
  type: string;
  /** Path of the changed property. */
  path: string;
  /** The provider's verdict; the check has the opposite one. */
  provider: "accepts" | "refuses";
  /** The values that differ. */
  values: readonly unknown[];
  /**
   * "<service> <operation>: <what AWS accepts>", as in the check's message, if the provider accepts it; otherwise why
   * the check does not follow the provider.
   */
  reason: string;
}

export const differences: readonly Difference[] = JSON.parse(
  readFileSync(join(__dirname, "differences.json"), "utf8"),
);

/** API references of the services in the reasons. */
const REFERENCES: Readonly<Record<string, string>> = {
  ACM: "https://docs.aws.amazon.com/acm/latest/APIReference/API_",
  AppSync: "https://docs.aws.amazon.com/appsync/latest/APIReference/API_",
  CloudFront: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_",
  CloudWatch: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_",
  "CloudWatch Logs": "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_",
  Cognito: "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_",
  DynamoDB: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_",
  IAM: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_",
  KMS: "https://docs.aws.amazon.com/kms/latest/APIReference/API_",
  "Route 53": "https://docs.aws.amazon.com/Route53/latest/APIReference/API_",
  S3: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_",
  SES: "https://docs.aws.amazon.com/ses/latest/APIReference/API_",
  "SES v2": "https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_",
  SNS: "https://docs.aws.amazon.com/sns/latest/api/API_",
  WAF: "https://docs.aws.amazon.com/waf/latest/APIReference/API_",
};

/** The AWS pages of the operations that a type's differences are based on. */
export function pagesOf(type: string): string[] {
  const operations = differences
    .filter((one) => one.type === type && one.provider === "accepts")
    .map(({ reason }) => /^(.+) (\w+): /.exec(reason)!);
  return [...new Set(operations.map(([, service, name]) => `${REFERENCES[service!]}${name}.html`))];
}
