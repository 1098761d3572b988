import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MailSender } from "../mail/email";
import type { Settings } from "../settings/settings";
import { poolPasskeys } from "./passkeys";

export interface UserPoolArgs {
  settings: Settings;
  /** Sender of the mails; if omitted, Cognito uses its own sender. */
  sender?: pulumi.Output<MailSender>;
}

/**
 * The user pool: accounts identified by e-mail address, the app client, and the group of admins.
 */
export class UserPool extends pulumi.ComponentResource {
  public readonly userPoolId: pulumi.Output<string>;
  public readonly userPoolArn: pulumi.Output<string>;
  public readonly clientId: pulumi.Output<string>;
  /** Name of the group whose members manage the store. */
  public readonly adminsGroup: pulumi.Output<string>;

  constructor(name: string, args: UserPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:UserPool", name, {}, opts);
    const pool = createPool(`${name}-users`, args, {
      parent: this,
      protect: args.settings.production,
      // A new name would replace the pool and lose its accounts.
      ignoreChanges: ["name"],
    });
    const client = createClient(`${name}-web`, pool.id, args.settings, { parent: this });
    const admins = createAdmins(`${name}-admins`, pool.id, { parent: this });
    this.userPoolId = pool.id;
    this.userPoolArn = pool.arn;
    this.clientId = client.id;
    this.adminsGroup = admins.name;
    this.registerOutputs({
      userPoolId: this.userPoolId,
      userPoolArn: this.userPoolArn,
      clientId: this.clientId,
      adminsGroup: this.adminsGroup,
    });
  }
}

function createPool(name: string, args: UserPoolArgs, opts: pulumi.CustomResourceOptions) {
  const { settings, sender } = args;
  return new aws.cognito.UserPool(
    name,
    {
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
      // The bounds are Cognito's own for email. If omitted, every preview shows a change.
      schemas: [
        {
          name: "email",
          attributeDataType: "String",
          required: true,
          mutable: true,
          stringAttributeConstraints: { minLength: "0", maxLength: "2048" },
        },
      ],
      // Length makes a password strong; character rules do not.
      passwordPolicy: {
        minimumLength: settings.passwordMinimumLength,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        temporaryPasswordValidityDays: 7,
      },
      ...secondFactor(settings.mfa),
      accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
      adminCreateUserConfig: { allowAdminCreateUserOnly: false },
      deletionProtection: settings.production ? "ACTIVE" : "INACTIVE",
      ...poolPasskeys(settings),
      // If omitted, a former sender would stay configured.
      emailConfiguration: sender ? throughSes(sender) : { emailSendingAccount: "COGNITO_DEFAULT" },
    },
    opts,
  );
}

/**
 * MFA with authenticator apps. The provider's default is OFF; with OFF Cognito rejects any
 * configuration of a factor.
 */
function secondFactor(mfa: Settings["mfa"]) {
  if (mfa === "off") return {};
  return {
    mfaConfiguration: mfa === "required" ? "ON" : "OPTIONAL",
    softwareTokenMfaConfiguration: { enabled: true },
  };
}

function throughSes(sender: pulumi.Output<MailSender>) {
  return {
    emailSendingAccount: "DEVELOPER",
    fromEmailAddress: sender.address,
    sourceArn: sender.identityArn,
    // A separate set, so that the other set counts confirmations only.
    configurationSet: sender.accountSet,
  };
}

function createClient(
  name: string,
  userPoolId: pulumi.Output<string>,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
) {
  const rotates = settings.refreshTokenRotation;
  return new aws.cognito.UserPoolClient(
    name,
    {
      userPoolId,
      // A browser cannot keep a secret.
      generateSecret: false,
      // With rotation Cognito rejects this flow; GetTokensFromRefreshToken needs none
      // (API_RefreshTokenRotationType.html).
      explicitAuthFlows: [
        "ALLOW_USER_SRP_AUTH",
        ...(rotates ? [] : ["ALLOW_REFRESH_TOKEN_AUTH"]),
        ...(settings.passkeys ? ["ALLOW_USER_AUTH"] : []),
      ],
      // 15 minutes is the maximum; the default is 3. A new user has to install an app within this
      // time.
      ...(settings.mfa === "required" && { authSessionValidity: 15 }),
      preventUserExistenceErrors: "ENABLED",
      enableTokenRevocation: true,
      accessTokenValidity: settings.accessTokenMinutes,
      idTokenValidity: settings.accessTokenMinutes,
      refreshTokenValidity: settings.refreshTokenDays,
      tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
      // A grace period of one minute, the maximum: a client may retry when it lost a response.
      ...(rotates && { refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 60 } }),
      readAttributes: ["email", "email_verified"],
      writeAttributes: ["email"],
    },
    opts,
  );
}

function createAdmins(
  name: string,
  userPoolId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
) {
  // The schema's directives name this group, so its name is fixed.
  return new aws.cognito.UserGroup(
    name,
    { name: "admins", description: "May change the catalogue and end users' sessions", userPoolId },
    opts,
  );
}
