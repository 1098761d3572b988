import { randomUUID } from "node:crypto";
import { AwsError } from "../awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../http";
import { lookup } from "../lookup";
import { errorResponse, type WireError } from "./errorResponse";
import { readQueryParameters, type QueryParameters } from "./queryParameters";
import { xmlElement } from "./xml";

/** A request to a query-protocol service. */
export interface QueryCall {
  request: HttpRequest;
  parameters: QueryParameters;
}

/** A service that speaks the AWS query protocol. */
export interface QueryService {
  /** e.g. "STS". */
  name: string;
  /** xmlns of its responses. */
  namespace: string;
  version: string;
  /** Every operation of the service model. Operations that are not emulated are rejected by name. */
  model: readonly string[];
  /** The emulated operations. Each returns the content of the operation's result as XML. */
  operations: Readonly<Record<string, (call: QueryCall) => Promise<string>>>;
}

/**
 * Responds in XML, errors included.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function queryEndpoint(service: QueryService): HttpHandler {
  return async (request) => {
    try {
      const parameters = readQueryParameters(request);
      const action = parameters.get("Action") ?? "";
      const run = Object.hasOwn(service.operations, action)
        ? service.operations[action]!
        : refuseAction(service, action, parameters.get("Version"));
      return success(service, action, await run({ request, parameters }));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return errorResponse("query", queryError(error), service);
    }
  };
}

/** AWS's message for an unknown action: https://github.com/aws/aws-cli/issues/37 */
function refuseAction(service: QueryService, action: string, version?: string): never {
  const { name, model } = service;
  if (action === "") throw new AwsError("MissingAction", "Missing Action");
  throw new AwsError(
    "InvalidAction",
    model.includes(action)
      ? `${action} of ${name} is not supported by the local stack.`
      : `Could not find operation ${action} for version ${version ?? service.version}`,
  );
}

function success({ namespace }: QueryService, action: string, result: string): HttpResponse {
  const requestId = randomUUID();
  const metadata = xmlElement("ResponseMetadata", xmlElement("RequestId", requestId));
  const content = xmlElement(`${action}Result`, result) + metadata;
  return {
    status: 200,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: xmlElement(`${action}Response`, content, namespace),
  };
}

/** The names that query services use for the common errors. */
const QUERY_CODES = lookup<{ code: string; status?: number }>({
  AccessDeniedException: { code: "AccessDenied", status: 403 },
  ExpiredTokenException: { code: "ExpiredToken", status: 403 },
  IncompleteSignatureException: { code: "IncompleteSignature", status: 400 },
  InvalidSignatureException: { code: "SignatureDoesNotMatch", status: 403 },
  MissingAuthenticationTokenException: { code: "MissingAuthenticationToken", status: 403 },
  UnrecognizedClientException: { code: "InvalidClientTokenId", status: 403 },
});

/** Converts an error of a JSON service to the name that query services use. */
export function queryError({ code, message, status }: WireError): WireError {
  return { code, message, status, ...QUERY_CODES[code] };
}
