import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreNotices } from "../observability/notices";
import { readRegion } from "../settings/settings";
import type { Settings } from "../settings/settings";
import { createMailSets } from "./mailSets";
import { createDomainIdentity } from "./senderDomain";

/** Who the store's mails come from. */
export interface MailSender {
  address: string;
  /** ARN of the SES identity that stands for the address. */
  identityArn: string;
  /** ARN of the configuration set that confirmations go through. */
  confirmationSetArn: string;
  /** Name of the configuration set that Cognito's mails go through. */
  accountSet: string;
}

export interface StoreMailArgs {
  settings: Pick<Settings, "emailSender" | "domain" | "hostedZone">;
  /** Gets bounces and complaints. */
  notices: StoreNotices;
}

/**
 * The SES identity that mails come from, when a sender is set: its whole domain where that is ours, which proves itself over
 * DNS; else the address, which SES sends a link to confirm. Until somebody follows it Cognito refuses the identity, and the
 * deployment is repeated after that. Cognito needs no identity policy: with DEVELOPER it sends through its service-linked
 * role (docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html).
 */
export class StoreMail extends pulumi.ComponentResource {
  /** undefined when the store sends no mail of its own. */
  public readonly sender?: pulumi.Output<MailSender>;
  /** Name of the configuration set that counts confirmations. */
  public readonly confirmationSet?: string;

  constructor(name: string, args: StoreMailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreMail", name, {}, opts);
    const address = args.settings.emailSender;
    if (address !== "") {
      const sets = createMailSets(name, args.notices, { parent: this });
      const configurationSetName = sets.confirmations.configurationSetName;
      const identityArn = createIdentity(`${name}-sender`, args.settings, configurationSetName, {
        parent: this,
      });
      this.sender = pulumi.output({
        address,
        identityArn,
        confirmationSetArn: sets.confirmations.arn,
        accountSet: sets.accounts.configurationSetName,
      });
      this.confirmationSet = sets.confirmationSet;
    }
    this.registerOutputs({});
  }
}

/** The domain counts as ours when the sender's is the store's domain or lies under it: so its records lie in our zone. */
function createIdentity(
  name: string,
  { emailSender, domain, hostedZone }: StoreMailArgs["settings"],
  configurationSetName: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const host = emailSender.slice(emailSender.lastIndexOf("@") + 1).toLowerCase();
  if (domain !== "" && (host === domain || host.endsWith(`.${domain}`))) {
    const region = readRegion();
    return createDomainIdentity(name, { host, hostedZone, configurationSetName, region }, opts);
  }
  const identity = { emailIdentity: emailSender, configurationSetName };
  return new aws.sesv2.EmailIdentity(name, identity, opts).arn;
}
