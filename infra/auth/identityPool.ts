import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../shared/physicalNames";

export interface IdentityPoolArgs {
  userPoolId: pulumi.Input<string>;
  clientId: pulumi.Input<string>;
  region: string;
  /** Protects the pool from deletion: guests' carts belong to its identities. */
  production: boolean;
}

/**
 * The identity pool: temporary AWS credentials for guests, and the roles of guests and of signed-in
 * users.
 */
export class IdentityPool extends pulumi.ComponentResource {
  public readonly identityPoolId: pulumi.Output<string>;
  /** Role of guests; GuestAccess grants its permissions. */
  public readonly guestRole: aws.iam.Role;
  /** Role of signed-in users. aws-amplify requests its credentials; it has no permissions. */
  public readonly signedInRole: aws.iam.Role;

  constructor(name: string, args: IdentityPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:IdentityPool", name, {}, opts);
    const childOpts = { parent: this };
    const pool = createPool(`${name}-visitors`, args, {
      ...childOpts,
      protect: args.production,
      // A new name, after a rename of the project, would replace the pool: guests would lose their
      // carts.
      ignoreChanges: ["identityPoolName"],
    });
    this.guestRole = createRole(`${name}-guest`, pool.id, "unauthenticated", childOpts);
    this.signedInRole = createRole(`${name}-signed-in`, pool.id, "authenticated", childOpts);
    this.identityPoolId = pool.id;
    new aws.cognito.IdentityPoolRoleAttachment(
      `${name}-roles`,
      {
        identityPoolId: pool.id,
        roles: { unauthenticated: this.guestRole.arn, authenticated: this.signedInRole.arn },
      },
      childOpts,
    );
    this.registerOutputs({
      identityPoolId: this.identityPoolId,
      guestRoleArn: this.guestRole.arn,
      signedInRoleArn: this.signedInRole.arn,
    });
  }
}

function createPool(name: string, args: IdentityPoolArgs, opts: pulumi.CustomResourceOptions) {
  return new aws.cognito.IdentityPool(
    name,
    {
      // Pulumi generates no names for identity pools. At most 128 characters
      // (API_CreateIdentityPool.html).
      identityPoolName: physicalName("", 128),
      allowUnauthenticatedIdentities: true,
      allowClassicFlow: false,
      cognitoIdentityProviders: [
        {
          clientId: args.clientId,
          providerName: pulumi.interpolate`cognito-idp.${args.region}.amazonaws.com/${args.userPoolId}`,
          serverSideTokenCheck: true,
        },
      ],
    },
    opts,
  );
}

/**
 * A role that only this identity pool can assign, and only to one kind of identity
 * (docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html).
 */
function createRole(
  name: string,
  identityPoolId: pulumi.Output<string>,
  kind: "authenticated" | "unauthenticated",
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.iam.Role(
    name,
    {
      description: `Identity pool visitors, ${kind}`,
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: "cognito-identity.amazonaws.com" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: { "cognito-identity.amazonaws.com:aud": identityPoolId },
              "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": kind },
            },
          },
        ],
      }),
    },
    opts,
  );
}
