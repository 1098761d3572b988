import * as pulumi from "@pulumi/pulumi";

/** The id of the account that an ARN is of. No data source is asked for it. */
export function accountOf(arn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(arn).apply((text) => text.split(":")[4] ?? "");
}
