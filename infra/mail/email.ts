import * as aws from "../shared/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreNotices } from "../observability/notices";
import { readRegion } from "../settings/settings";
import type { Settings } from "../settings/settings";
import { createConfigurationSets } from "./configurationSets";
import { createDomainIdentity } from "./senderDomain";

/** The sender of the store's mails. */
export interface MailSender {
  address: string;
  /** ARN of the sender's SES identity. */
  identityArn: string;
  /** ARN of the configuration set of confirmations. */
  confirmationSetArn: string;
  /** Name of the configuration set of Cognito's mails. */
  accountSet: string;
}

export interface StoreMailArgs {
  settings: Pick<Settings, "emailSender" | "domain" | "hostedZone">;
  /** Receives bounces and complaints. */
  notices: StoreNotices;
}

/**
 * The SES identity of the sender, if one is set. If the sender's domain is the store's, the
 * identity is the domain, verified by DNS. Otherwise it is the address: SES mails it a link to
 * confirm. Until the link is followed Cognito rejects the identity, and the deployment has to be
 * repeated. Cognito needs no identity policy: with DEVELOPER it sends through its service-linked
 * role (docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html).
 */
export class StoreMail extends pulumi.ComponentResource {
  /** undefined if the store sends no mail of its own. */
  public readonly sender?: pulumi.Output<MailSender>;
  /** Name of the configuration set that counts confirmations. */
  public readonly confirmationSet?: string;

  constructor(name: string, args: StoreMailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("jukebox:infra:StoreMail", name, {}, opts);
    const address = args.settings.emailSender;
    if (address !== "") {
      const sets = createConfigurationSets(name, args.notices, { parent: this });
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
    this.registerOutputs({ sender: this.sender, confirmationSet: this.confirmationSet });
  }
}

/**
 * The identity is a domain if the sender's domain equals the store's domain or is a subdomain of
 * it: then its DNS records belong to the store's zone.
 */
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
