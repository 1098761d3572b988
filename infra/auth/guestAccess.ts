import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";

export interface GuestAccessArgs {
  apiArn: pulumi.Input<string>;
  guestRole: aws.iam.Role;
  /** The fields that the schema allows to guests. */
  fields: readonly { type: string; field: string }[];
}

/**
 * Allows guests to call these fields of this API and nothing else, by field ARN
 * (docs.aws.amazon.com/appsync/latest/devguide/security-authz.html).
 */
export class GuestAccess extends pulumi.ComponentResource {
  constructor(name: string, args: GuestAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:GuestAccess", name, {}, opts);
    createPolicy(`${name}-guest-fields`, args, { parent: this });
    this.registerOutputs({});
  }
}

function createPolicy(name: string, args: GuestAccessArgs, opts: pulumi.CustomResourceOptions) {
  const { apiArn, guestRole, fields } = args;
  return new aws.iam.RolePolicy(
    name,
    {
      role: guestRole.name,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "appsync:GraphQL",
            Resource: fields.map(
              ({ type, field }) => pulumi.interpolate`${apiArn}/types/${type}/fields/${field}`,
            ),
          },
        ],
      }),
    },
    opts,
  );
}
