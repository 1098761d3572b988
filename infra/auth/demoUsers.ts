import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settings";

export interface DemoUsersArgs {
  /**
   * The accounts exist only if demoUsers is true. Their password is always a secret setting, so no
   * known password is deployed.
   */
  settings: Pick<Settings, "demoUsers" | "demoPassword">;
  userPoolId: pulumi.Input<string>;
  adminsGroup: pulumi.Input<string>;
}

/** A customer and an administrator for trying the store, on development stacks only. */
export class DemoUsers extends pulumi.ComponentResource {
  constructor(name: string, args: DemoUsersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:DemoUsers", name, {}, opts);
    if (args.settings.demoUsers) {
      const childOpts = { parent: this };
      createUser(`${name}-demo`, "demo@jukebox.example", args, childOpts);
      const admin = createUser(`${name}-admin`, "admin@jukebox.example", args, childOpts);
      joinAdmins(`${name}-admin-is-admin`, admin, args, childOpts);
    }
    this.registerOutputs({});
  }
}

function createUser(
  name: string,
  address: string,
  { userPoolId, settings }: DemoUsersArgs,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.cognito.User(
    name,
    {
      userPoolId,
      username: address,
      attributes: { email: address, email_verified: "true" },
      password: settings.demoPassword,
      // The address does not exist, so no invitation is sent.
      messageAction: "SUPPRESS",
    },
    opts,
  );
}

function joinAdmins(
  name: string,
  user: aws.cognito.User,
  { userPoolId, adminsGroup }: DemoUsersArgs,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.cognito.UserInGroup(
    name,
    { userPoolId, groupName: adminsGroup, username: user.username },
    opts,
  );
}
