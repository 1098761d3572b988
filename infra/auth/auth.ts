import type * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MailSender } from "../mail/email";
import type { Settings } from "../settings/settings";
import { IdentityPool } from "./identityPool";
import { UserPool } from "./userPool";

export interface StoreAuthArgs {
  settings: Settings;
  region: string;
  sender?: pulumi.Output<MailSender>;
}

/** The user pool for users with an account, and the identity pool for guests. */
export class StoreAuth extends pulumi.ComponentResource {
  public readonly userPoolId: pulumi.Output<string>;
  public readonly userPoolArn: pulumi.Output<string>;
  public readonly clientId: pulumi.Output<string>;
  public readonly adminsGroup: pulumi.Output<string>;
  public readonly identityPoolId: pulumi.Output<string>;
  public readonly guestRole: aws.iam.Role;

  constructor(name: string, args: StoreAuthArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreAuth", name, {}, opts);
    const { settings, sender, region } = args;
    const users = new UserPool(name, { settings, sender }, { parent: this });
    const { userPoolId, clientId } = users;
    const { production } = settings;
    const visitors = new IdentityPool(
      name,
      { userPoolId, clientId, region, production },
      { parent: this },
    );
    this.userPoolId = userPoolId;
    this.userPoolArn = users.userPoolArn;
    this.clientId = clientId;
    this.adminsGroup = users.adminsGroup;
    this.identityPoolId = visitors.identityPoolId;
    this.guestRole = visitors.guestRole;
    this.registerOutputs({
      userPoolId: this.userPoolId,
      userPoolArn: this.userPoolArn,
      clientId: this.clientId,
      adminsGroup: this.adminsGroup,
      identityPoolId: this.identityPoolId,
    });
  }
}
