import { util } from "@aws-appsync/utils";

/** Parses the object in a base64url text; {} for anything else. */
export function jsonOf(text: string): Record<string, unknown> {
  const digits = text.split("=")[0] ?? "";
  const hasMore = text.slice(digits.length).split("=").join("") !== "";
  // A pattern with two repetitions could take a time that grows with the square of the length.
  if (hasMore || !util.matches("^[A-Za-z0-9_+/-]+$", digits)) return {};
  const base64 = digits.split("-").join("+").split("_").join("/");
  const json = util.base64Decode(base64 + "===".slice(0, (4 - (base64.length % 4)) % 4));
  const value = json.startsWith("{") ? (JSON.parse(json) as Record<string, unknown> | "") : "";
  return value === "" ? {} : value;
}

/** The claims of a JWT whose signature has already been verified; {} for anything else. */
export function claimsOf(token: string): Record<string, unknown> {
  return jsonOf(token.split(".")[1] ?? "");
}
