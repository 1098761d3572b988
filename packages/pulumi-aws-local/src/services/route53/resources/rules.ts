import {
  atMostOne,
  exactlyOne,
  flag,
  list,
  objects,
  oneOf,
  required,
  requiredWhen,
  shape,
  isSet,
  isUnknown,
  text,
  whole,
  type TogetherRule,
} from "../../../core/rules";
import { isIPv4, isIPv6 } from "node:net";

const zone = text({ pattern: /^(\/hostedzone\/)?.{1,32}$/, like: "the id of a hosted zone" });

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
export const recordRules = shape(
  {
    aliases: objects(
      shape({
        evaluateTargetHealth: required(flag()),
        name: required(text({ min: 1, max: 1024 })),
        zoneId: required(zone),
      }),
      { max: 1 },
    ),
    allowOverwrite: flag(),
    name: required(text({ max: 1024 })),
    records: list(text({ min: 1, max: 4000 }), { min: 1 }),
    ttl: whole(0, 2_147_483_647),
    type: required(
      oneOf(
        ...["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF"],
        ...["SRV", "SSHFP", "SVCB", "TLSA", "TXT"],
      ),
    ),
    zoneId: required(zone),
  },
  exactlyOne("records", "aliases"),
  atMostOne("aliases", "ttl"),
  requiredWhen("with records", ({ records }) => isSet(records), "ttl"),
  checkAddresses,
);

/** Route 53 validates the values of some record types. */
function checkAddresses(...[{ type, records }, pathOf, report]: Parameters<TogetherRule>): void {
  const isAddress = type === "A" ? isIPv4 : type === "AAAA" ? isIPv6 : undefined;
  if (!Array.isArray(records)) return;
  if (type === "CNAME" && records.length > 1)
    report.add(pathOf("records"), "must have 1 element with the type CNAME");
  for (const [i, record] of records.entries()) {
    if (isAddress === undefined || typeof record !== "string" || isUnknown(record)) continue;
    if (!isAddress(record))
      report.expected(
        `${pathOf("records")}[${i}]`,
        type === "A" ? "an IPv4 address" : "an IPv6 address",
        record,
      );
  }
}
