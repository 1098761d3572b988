import type * as Aws from "@pulumi/aws";
import type { CustomResourceOptions } from "@pulumi/pulumi";

/** Loaded when an inline program runs. */
export const aws = (): typeof Aws => require("@pulumi/aws");

/** A table with the key "Id". */
export function table(
  name: string,
  args: Partial<Aws.dynamodb.TableArgs> & Record<string, unknown> = {},
  opts: CustomResourceOptions = {},
): Aws.dynamodb.Table {
  const key = { attributes: [{ name: "Id", type: "S" }], hashKey: "Id" };
  return new (aws().dynamodb.Table)(
    name,
    { ...key, billingMode: "PAY_PER_REQUEST", ...args } as Aws.dynamodb.TableArgs,
    opts,
  );
}

/** Settings of a project of a few resources. */
export const REGION = { "aws:region": "eu-west-1" };
