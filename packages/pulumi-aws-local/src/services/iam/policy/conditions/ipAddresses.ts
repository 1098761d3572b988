import { BlockList, isIP } from "node:net";

import { withNegation, type ValueTest } from "./operator";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipAddressOperators = withNegation("IpAddress", "NotIpAddress", compileRange);

/** An IPv4 or IPv6 address, or a range in CIDR form. */
function compileRange(text: string): ValueTest | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text);
  const address = match?.[1] ?? "";
  const family = familyOf(address);
  if (family === undefined) return undefined;
  // UNVERIFIED: documented is /32, which stands for one address of IPv4; here so does IPv6's /128.
  const longest = family === "ipv4" ? 32 : 128;
  const prefix = match![2] === undefined ? longest : Number(match![2]);
  if (prefix > longest) return undefined;
  const range = new BlockList();
  range.addSubnet(address, prefix, family);
  return {
    matches(value) {
      const given = familyOf(value);
      return given !== undefined && range.check(value, given);
    },
  };
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  const version = isIP(address);
  // A zone ("fe80::1%eth0") belongs to one machine.
  if (version === 0 || address.includes("%")) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}
