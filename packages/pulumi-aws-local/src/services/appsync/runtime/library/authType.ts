import { isRecord } from "./json";

/**
 * util.authType(): the mode, derived from an identity's members, as recorded from AWS; an identity that matches no mode
 * counts as an API key.
 */
export function authType(identity: unknown): string {
  if (!isRecord(identity)) return "API Key Authorization";
  const has = (...names: string[]) => names.every((name) => identity[name] != null);
  const names = Object.keys(identity);
  if (names.length === 0 || has("resolverContext") || has("handlerContext")) {
    return "Lambda Authorization";
  }
  if (has("accountId", "userArn", "username", "sourceIp")) return "IAM Authorization";
  if (has("sub", "issuer", "claims", "username", "sourceIp", "defaultAuthStrategy")) {
    return "User Pool Authorization";
  }
  const onlyOidc = names.every((name) => ["sub", "issuer", "claims"].includes(name));
  return onlyOidc && has("sub", "issuer", "claims")
    ? "Open ID Connect Authorization"
    : "API Key Authorization";
}
