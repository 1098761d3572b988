import type { HTTPRequest, HTTPResult } from "@aws-appsync/utils";
import { fail, failUnavailable } from "./fail";

/** The JSON object that an operation of Cognito returns. */
export type CognitoBody = Record<string, unknown>;

/** The result of a call to Cognito. */
export interface CognitoResponse {
  /** "unclear" if Cognito failed or another service responded. */
  outcome: "good" | "refused" | "unclear";
  body: CognitoBody;
  /** Name of Cognito's exception; "" unless Cognito refused. */
  reason: string;
}

/**
 * A request to an operation of Cognito. A public operation needs no signature: an access token or a
 * session in the input authorizes it. AppSync must log neither, so logs omit verbose content
 * (infra/api/api.ts). Operations for administrators are signed by their data source.
 */
export function cognitoRequest(operation: string, input: CognitoBody): HTTPRequest<string> {
  return {
    method: "POST",
    resourcePath: "/",
    params: {
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    },
  };
}

/**
 * Reads a response of Cognito. An HTTP status other than 200 does not set ctx.error. Operations
 * without a result have an empty body, according to the API reference, or {}.
 */
export function readCognito(result: HTTPResult | null): CognitoResponse {
  const text = result?.body ?? "";
  const parsed = JSON.parse(text === "" ? "{}" : text) as CognitoBody | "" | null;
  const body = parsed === "" || parsed === null ? {} : parsed;
  const status = result?.statusCode ?? 0;
  if (status === 200 && parsed !== "") return { outcome: "good", body, reason: "" };
  const reason = `${body.__type ?? ""}`.split("#").pop() ?? "";
  const refused = status >= 400 && status < 500 && reason !== "";
  return { outcome: refused ? "refused" : "unclear", body, reason: refused ? reason : "" };
}

/** Errors of Cognito that are the store's fault, not the caller's. */
const ownFaults = [
  "InternalErrorException",
  "InvalidLambdaResponseException",
  "InvalidUserPoolConfigurationException",
  "ResourceNotFoundException",
  "UnexpectedLambdaException",
];

/**
 * Ends the field with the name of Cognito's exception. Cognito returns the same to a direct caller.
 */
export function failCognito(response: CognitoResponse, mayBeMissing = false): never {
  const isMissing = mayBeMissing && response.reason === "ResourceNotFoundException";
  const isOwnFault = ownFaults.indexOf(response.reason) >= 0 && !isMissing;
  if (response.outcome !== "refused" || isOwnFault) failUnavailable();
  const own = `${response.body.message ?? response.body.Message ?? ""}`;
  const message = messages[response.reason] ?? (own === "" ? "This was refused." : own);
  fail("CognitoRefused", message, { reason: response.reason });
}

const wrongCode = "This code is not right. Enter the one that your app shows now.";
const tooMany = "There were too many attempts. Wait a while and try again.";

/** Messages for the exceptions. For other exceptions Cognito's message is passed on. */
const messages: Record<string, string> = {
  ResourceNotFoundException: "This is not there any more.",
  WebAuthnChallengeNotFoundException: "This took too long, or was done already. Begin again.",
  WebAuthnCredentialNotSupportedException: "The store does not accept this kind of passkey.",
  CodeMismatchException: wrongCode,
  EnableSoftwareTokenMFAException: wrongCode,
  ExpiredCodeException: "This code was used or has expired. Wait for the next one of your app.",
  LimitExceededException: tooMany,
  TooManyRequestsException: tooMany,
  TooManyFailedAttemptsException: tooMany,
};
