import type { HTTPResult } from "@aws-appsync/utils";

/** What Cognito's answer to GetUser means. */
export interface GetUserAnswer {
  outcome: "good" | "refused" | "unclear";
  /** The address, if Cognito has verified it; "" otherwise. */
  email: string;
}

interface GetUserBody {
  __type?: string;
  UserAttributes?: { Name: string; Value?: string }[];
}

/** Errors by which Cognito says that the token or its user is no good any more. */
const refusals = [
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
];

/** Reads Cognito's answer to GetUser. An HTTP status other than 200 is no ctx.error. */
export function readGetUser(result: HTTPResult | null): GetUserAnswer {
  const body = JSON.parse(result?.body ?? "{}") as GetUserBody | "" | null;
  if (result === null || body === null || body === "") return { outcome: "unclear", email: "" };
  if (result.statusCode === 200) return { outcome: "good", email: verifiedEmail(body) };
  const type = (body.__type ?? "").split("#").pop() ?? "";
  return { outcome: refusals.indexOf(type) >= 0 ? "refused" : "unclear", email: "" };
}

function verifiedEmail(body: GetUserBody): string {
  const attributes = body.UserAttributes ?? [];
  const verified = attributes.some(
    (attribute) => attribute.Name === "email_verified" && attribute.Value === "true",
  );
  const email = attributes.find((attribute) => attribute.Name === "email")?.Value ?? "";
  return verified ? email : "";
}
