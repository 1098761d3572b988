import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Who the store's mails come from. */
export interface MailSender {
  address: string;
  /** ARN of the SES identity that stands for the address. */
  identityArn: string;
}

export interface StoreMailArgs {
  /** The sender's address; "" = the store sends no mail of its own. */
  address: string;
}

/**
 * The SES identity that mails come from, when a sender is set. SES sends the address a link to
 * confirm; until somebody follows it Cognito refuses the identity, and the deployment is repeated
 * after that. Cognito needs no identity policy: with DEVELOPER it sends through its service-linked
 * role (docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html).
 */
export class StoreMail extends pulumi.ComponentResource {
  /** undefined when the store sends no mail of its own. */
  public readonly sender?: pulumi.Output<MailSender>;

  constructor(name: string, { address }: StoreMailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreMail", name, {}, opts);
    if (address !== "") {
      const identity = createIdentity(`${name}-sender`, address, { parent: this });
      this.sender = pulumi.output({ address, identityArn: identity.arn });
    }
    this.registerOutputs({});
  }
}

function createIdentity(name: string, address: string, opts: pulumi.CustomResourceOptions) {
  return new aws.sesv2.EmailIdentity(name, { emailIdentity: address }, opts);
}
