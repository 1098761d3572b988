import { randomUUID } from "node:crypto";

import type { Services } from "../../core/services";
import type { Inbox } from "./service";
import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import { type Email, readEmail } from "./readEmail";
import { identityArn, SenderIdentities } from "./senderIdentities";

type SesServices = Pick<Services, "iam" | "state" | "region" | "accountId"> & { inbox: Inbox };

/** SES v2's SendEmail for signed callers; the mail goes to the inbox of this machine. */
export function sesEndpoint(services: SesServices): HttpHandler {
  const identities = new SenderIdentities(services);
  return async (request) => {
    try {
      return answer(200, await sendEmail(request, services, identities));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const response = answer(error.status, { message: error.message });
      response.headers["x-amzn-errortype"] = error.code;
      return response;
    }
  };
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
async function sendEmail(
  request: HttpRequest,
  services: SesServices,
  identities: SenderIdentities,
): Promise<{ MessageId: string }> {
  const principal = services.iam.verify(request, "ses");
  if (request.path !== "/v2/email/outbound-emails") {
    throw new AwsError("NotFoundException", `Not found: ${request.method} ${request.path}`, 404);
  }
  if (request.method !== "POST") {
    throw new AwsError("MethodNotAllowedException", `${request.method} is not allowed.`, 405);
  }
  const email = readEmail(request);
  const { fromAddress, from, to, subject, text, html } = email;
  const identity = identities.forSender(fromAddress);
  const resource = identityArn(identity ?? fromAddress, services);
  const context = conditionKeys(email, request);
  if (!(await services.iam.authorize(principal, "ses:SendEmail", resource, context))) {
    throw new AwsError(
      "AccessDeniedException",
      `User \`${principal.arn}' is not authorized to perform \`ses:SendEmail' on resource \`${resource}'`,
      403,
    );
  }
  checkSender(email, identity, identities, services.region);
  const mail = services.inbox.deliver({ from, to, subject, text, html, source: "ses" });
  return { MessageId: mail.id };
}

/** @throws AwsError MessageRejected, NotFoundException. */
function checkSender(
  { fromAddress, configurationSet }: Email,
  identity: string | undefined,
  identities: SenderIdentities,
  region: string,
): void {
  if (identity === undefined) {
    throw new AwsError(
      "MessageRejected",
      "Email address is not verified. The following identities failed the check in region " +
        `${region.toUpperCase()}: ${fromAddress}`,
    );
  }
  if (configurationSet !== undefined && !identities.hasConfigurationSet(configurationSet)) {
    const message = `Configuration set <${configurationSet}> does not exist.`;
    throw new AwsError("NotFoundException", message, 404);
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

function answer(status: number, body: unknown): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": randomUUID() },
    body: JSON.stringify(body),
  };
}
