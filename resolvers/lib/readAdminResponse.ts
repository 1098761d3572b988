import type { HTTPResult } from "@aws-appsync/utils";
import { readCognito } from "./cognito";
import type { CognitoBody } from "./cognito";
import { fail, failUnavailable } from "./fail";
import { failNoPerson } from "./person";

/**
 * The body of an operation for administrators. Any refusal is the store's fault, except for an
 * unknown user and for throttling.
 */
export function readAdminResponse(result: HTTPResult | null): CognitoBody {
  const { outcome, reason, body } = readCognito(result);
  if (outcome === "good") return body;
  if (reason === "UserNotFoundException") failNoPerson();
  if (reason === "TooManyRequestsException") {
    fail(
      "TryAgain",
      "There are too many requests to Cognito. Send the same request again in a moment.",
    );
  }
  failUnavailable();
}
