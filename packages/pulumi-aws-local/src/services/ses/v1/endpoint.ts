import { AwsError } from "../../../core/awsError";
import type { HttpHandler } from "../../../core/http";
import { queryEndpoint, type QueryCall } from "../../../core/protocols/queryEndpoint";
import type { QueryParameters } from "../../../core/protocols/queryParameters";
import { xmlElement, xmlText } from "../../../core/protocols/xml";
import type { Services } from "../../../core/services";
import { sendEmail, type SendEmailServices } from "../operations/sendEmail";
import { SenderIdentities } from "../senderIdentities";
import { sesV1Operations } from "./operationNames";
import { readSendEmail, readSendRawEmail } from "./readSendRequest";

/**
 * SES's first API: SendEmail and SendRawEmail behave like SES v2. The other operations are rejected by name.
 * https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html
 */
export function sesV1Endpoint(services: SendEmailServices & Pick<Services, "state">): HttpHandler {
  const identities = new SenderIdentities(services);
  const sending =
    (read: (parameters: QueryParameters) => object) =>
    async ({ request, parameters }: QueryCall): Promise<string> => {
      const principal = services.iam.verify(request, "ses");
      const body = Buffer.from(JSON.stringify(read(parameters)));
      const sent = sendEmail({ ...request, body }, principal, services, identities);
      const { MessageId } = await sent.catch(rethrowAsV1);
      return xmlElement("MessageId", xmlText(MessageId));
    };
  return queryEndpoint({
    name: "SES",
    namespace: "http://ses.amazonaws.com/doc/2010-12-01/",
    version: "2010-12-01",
    model: sesV1Operations,
    operations: { SendEmail: sending(readSendEmail), SendRawEmail: sending(readSendRawEmail) },
  });
}

/**
 * The first API's names for errors of the second:
 * https://docs.aws.amazon.com/ses/latest/DeveloperGuide/api-error-codes.html
 */
const V1_CODES: Readonly<Record<string, string>> = {
  BadRequestException: "InvalidParameterValue",
  NotFoundException: "ConfigurationSetDoesNotExist",
};

function rethrowAsV1(error: unknown): never {
  if (!(error instanceof AwsError)) throw error;
  const code = V1_CODES[error.code];
  throw code === undefined ? error : new AwsError(code, error.message);
}
