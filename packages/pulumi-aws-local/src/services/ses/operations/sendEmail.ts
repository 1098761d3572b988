import { randomUUID } from "node:crypto";
import type { HttpRequest } from "../../../core/http";
import type { Principal } from "../../../core/principal";
import type { Services } from "../../../core/services";
import { warn } from "../../../core/warn";
import { AccessDeniedError, MessageRejectedError, NotFoundError } from "../errors";
import { identityArn, type SenderIdentities } from "../senderIdentities";
import type { Inbox } from "../service";
import { type Email, readEmail } from "./readEmail";

/** Services that SendEmail uses. */
export type SendEmailServices = Pick<Services, "iam" | "region" | "accountId"> & { inbox: Inbox };

/**
 * Raw content needs a separate permission: https://nodemailer.com/transports/ses
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export async function sendEmail(
  request: HttpRequest,
  principal: Principal,
  services: SendEmailServices,
  identities: SenderIdentities,
): Promise<{ MessageId: string }> {
  const email = await readEmail(request);
  const { mail, senders, failure } = email;
  const action = email.isRaw ? "ses:SendRawEmail" : "ses:SendEmail";
  const [sender = ""] = senders;
  const resource = identityArn(identities.forSender(sender) ?? sender, services);
  const context = conditionKeys(email, request);
  if (!(await services.iam.authorize(principal, action, resource, context))) {
    throw new AccessDeniedError(principal.arn, action, resource);
  }
  checkSender(email, identities, services.region);
  if (failure !== undefined) return acceptUnsent(failure);
  return { MessageId: services.inbox.deliver({ ...mail, source: "ses" }).id };
}

/**
 * SES accepts a mail whose template it cannot render, and only reports it to event destinations of a configuration set.
 */
function acceptUnsent(failure: string): { MessageId: string } {
  warn(`SES accepts a mail and does not send it (rendering failure): ${failure}`);
  return { MessageId: randomUUID() };
}

/** @throws MessageRejectedError, NotFoundError */
function checkSender(
  { senders, mail: { configurationSet } }: Email,
  identities: SenderIdentities,
  region: string,
): void {
  const unverified = senders.filter((sender) => identities.forSender(sender) === undefined);
  if (unverified.length > 0) {
    throw new MessageRejectedError([...new Set(unverified)].join(", "), region);
  }
  if (configurationSet !== undefined && !identities.hasConfigurationSet(configurationSet)) {
    throw new NotFoundError(`Configuration set <${configurationSet}> does not exist.`);
  }
}

/** https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html */
function conditionKeys({ mail, senders, recipients }: Email, { sourceIp }: HttpRequest) {
  const displayName = /^(.*)<[^<>]*>\s*$/.exec(mail.from)?.[1]?.trim().replace(/^"|"$/g, "");
  return {
    "aws:SourceIp": sourceIp,
    "ses:FromAddress": senders[0]!,
    "ses:Recipients": recipients,
    ...(displayName && { "ses:FromDisplayName": displayName }),
  };
}
