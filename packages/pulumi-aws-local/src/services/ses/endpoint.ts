import { randomUUID } from "node:crypto";

import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import type { Services } from "../../core/services";
import { MethodNotAllowedError, NotFoundError } from "./errors";
import { sendEmail, type SendEmailServices } from "./operations/sendEmail";
import { SenderIdentities } from "./senderIdentities";

/** SES v2's SendEmail for signed requests; the mail goes to the local inbox. */
export function sesEndpoint(services: SendEmailServices & Pick<Services, "state">): HttpHandler {
  const identities = new SenderIdentities(services);
  return async (request) => {
    try {
      const principal = services.iam.verify(request, "ses");
      checkRoute(request);
      return respond(200, await sendEmail(request, principal, services, identities));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const response = respond(error.status, { message: error.message });
      response.headers["x-amzn-errortype"] = error.code;
      return response;
    }
  };
}

function checkRoute({ method, path }: HttpRequest): void {
  if (path !== "/v2/email/outbound-emails") throw new NotFoundError(`Not found: ${method} ${path}`);
  if (method !== "POST") throw new MethodNotAllowedError(method);
}

function respond(status: number, body: unknown): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-requestid": randomUUID() },
    body: JSON.stringify(body),
  };
}
