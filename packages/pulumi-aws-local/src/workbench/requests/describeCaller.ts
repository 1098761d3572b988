import type { Caller } from "../../services/appsync";
import type { RequestCaller } from "./requestTypes";

/** Describes the caller, without secrets. */
export function describeCaller(caller: Caller | undefined): RequestCaller {
  if (caller === undefined) return { kind: "none", id: "" };
  const { principal, identity } = caller;
  if (identity === null) return { kind: "apiKey", id: "" };
  if (principal === undefined) return { kind: "user", id: String(identity["username"]) };
  if (principal.kind === "operator") return { kind: "operator", id: principal.arn };
  const { cognito } = principal;
  if (cognito === undefined) return { kind: "role", id: principal.arn };
  return { kind: cognito.authenticated ? "identity" : "guest", id: cognito.identityId };
}
