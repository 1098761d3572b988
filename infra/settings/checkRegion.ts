import { REGIONS_WITHOUT_CLOUDFRONT_LOGS, REGIONS_WITHOUT_SES, STORE_REGIONS } from "./awsRegions";
import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";

/**
 * Checks that AWS has what the settings ask for in the stack's region, before anything is created there.
 * @throws VisibleError naming the setting, what was given and what is allowed.
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
    const allowed = `false in ${region}, where CloudFront takes no bucket of logs`;
    refuseSetting("jukebox:accessLogs", '"true"', allowed);
  }
  if (tableKey.startsWith("arn:") && tableKey.split(":")[3] !== region) {
    const allowed = `a key in aws:region (${region}), as the tables are`;
    refuseSetting("jukebox:tableKey", `"${tableKey}"`, allowed);
  }
}
