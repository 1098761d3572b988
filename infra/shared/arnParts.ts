import * as pulumi from "@pulumi/pulumi";

/** The account id of an ARN, without a call of a data source. */
export function accountOf(arn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(arn).apply((text) => text.split(":")[4] ?? "");
}
