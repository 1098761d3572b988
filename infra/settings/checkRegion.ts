import { REGIONS_WITHOUT_CLOUDFRONT_LOGS, REGIONS_WITHOUT_SES, STORE_REGIONS } from "./awsRegions";
import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";

/**
 * Checks that AWS offers what the settings need in the stack's region, before any resource is
 * created.
 * @throws VisibleError that names the setting, the given value and the allowed values.
 */
export function checkRegion(
  region: string,
  settings: Pick<PlainSettings, "accessLogs" | "emailSender" | "tableKey">,
): void {
  const { accessLogs, emailSender, tableKey } = settings;
  if (!STORE_REGIONS.includes(region)) {
    const allowed = `a region with AppSync and Cognito: ${STORE_REGIONS.join(", ")}`;
    refuseSetting("aws:region", `"${region}"`, allowed);
  }
  if (emailSender !== "" && REGIONS_WITHOUT_SES.includes(region)) {
    const allowed = `nothing in ${region}, where there is no SES`;
    refuseSetting("jukebox:emailSender", `"${emailSender}"`, allowed);
  }
  if (accessLogs && REGIONS_WITHOUT_CLOUDFRONT_LOGS.includes(region)) {
    const allowed = `false in ${region}, where CloudFront cannot write logs to a bucket`;
    refuseSetting("jukebox:accessLogs", '"true"', allowed);
  }
  if (tableKey.startsWith("arn:") && tableKey.split(":")[3] !== region) {
    const allowed = `a key in aws:region (${region}), the region of the tables`;
    refuseSetting("jukebox:tableKey", `"${tableKey}"`, allowed);
  }
}
