import { BlockList, isIP } from "node:net";

import { withNegation, type ValueTest } from "./operator";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipAddressOperators = withNegation("IpAddress", "NotIpAddress", compileRange);

/** An IPv4 or IPv6 address, or a range in CIDR notation. */
function compileRange(text: string): ValueTest | undefined {
  const match = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text);
  const address = match?.[1] ?? "";
  const family = familyOf(address);
  if (family === undefined) return undefined;
  // UNVERIFIED: /32 is documented, which stands for one IPv4 address; here /128 does the same for IPv6.
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
  // A zone ("fe80::1%eth0") is specific to one machine.
  if (version === 0 || address.includes("%")) return undefined;
  return version === 4 ? "ipv4" : "ipv6";
}
