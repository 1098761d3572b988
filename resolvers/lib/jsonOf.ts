import { util } from "@aws-appsync/utils";

/** Parses the object in a base64url text; {} for anything else. */
export function jsonOf(text: string): Record<string, unknown> {
  if (!util.matches("^[A-Za-z0-9_+/-]+=*$", text)) return {};
  const base64 = text.split("-").join("+").split("_").join("/");
  const json = util.base64Decode(base64 + "===".slice(0, (4 - (base64.length % 4)) % 4));
  const value = json.startsWith("{") ? (JSON.parse(json) as Record<string, unknown> | "") : "";
  return value === "" ? {} : value;
}

/** The claims of a JWT whose signature has already been verified; {} for anything else. */
export function claimsOf(token: string): Record<string, unknown> {
  return jsonOf(token.split(".")[1] ?? "");
}
