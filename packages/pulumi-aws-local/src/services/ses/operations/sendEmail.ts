import type { HttpRequest } from "../../../core/http";
import type { Principal } from "../../../core/principal";
import type { Services } from "../../../core/services";
import { AccessDeniedError, MessageRejectedError, NotFoundError } from "../errors";
import { identityArn, type SenderIdentities } from "../senderIdentities";
import type { Inbox } from "../service";
import { type Email, readEmail } from "./readEmail";

/** Services that SendEmail uses. */
export type SendEmailServices = Pick<Services, "iam" | "region" | "accountId"> & { inbox: Inbox };

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export async function sendEmail(
  request: HttpRequest,
  principal: Principal,
  services: SendEmailServices,
  identities: SenderIdentities,
): Promise<{ MessageId: string }> {
  const email = readEmail(request);
  const { fromAddress, from, to, subject, text, html } = email;
  const identity = identities.forSender(fromAddress);
  const resource = identityArn(identity ?? fromAddress, services);
  const context = conditionKeys(email, request);
  if (!(await services.iam.authorize(principal, "ses:SendEmail", resource, context))) {
    throw new AccessDeniedError(principal.arn, "ses:SendEmail", resource);
  }
  checkSender(email, identity, identities, services.region);
  const mail = services.inbox.deliver({ from, to, subject, text, html, source: "ses" });
  return { MessageId: mail.id };
}

/** @throws MessageRejectedError, NotFoundError */
function checkSender(
  { fromAddress, configurationSet }: Email,
  identity: string | undefined,
  identities: SenderIdentities,
  region: string,
): void {
  if (identity === undefined) throw new MessageRejectedError(fromAddress, region);
  if (configurationSet !== undefined && !identities.hasConfigurationSet(configurationSet)) {
    throw new NotFoundError(`Configuration set <${configurationSet}> does not exist.`);
  }
}

/** https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html */
function conditionKeys({ fromAddress, from, to }: Email, { sourceIp }: HttpRequest) {
  const displayName = /^(.*)<[^<>]*>\s*$/.exec(from)?.[1]?.trim().replace(/^"|"$/g, "");
  return {
    "aws:SourceIp": sourceIp,
    "ses:FromAddress": fromAddress,
    "ses:Recipients": to,
    ...(displayName && { "ses:FromDisplayName": displayName }),
  };
}
