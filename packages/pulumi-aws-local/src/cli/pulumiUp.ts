/**
 * The command with which Pulumi's engine deploys to a running `serve`, for the usual shell of the platform: PowerShell on
 * Windows.
 */
export function pulumiUp(
  providerPort: number,
  platform: NodeJS.Platform = process.platform,
): string {
  const variables = {
    PULUMI_DEBUG_PROVIDERS: `aws:${providerPort}`,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
  const set = Object.entries(variables).map(([name, value]) =>
    platform === "win32" ? `$env:${name}="${value}"; ` : `${name}=${value} `,
  );
  return `${set.join("")}pulumi up`;
}
