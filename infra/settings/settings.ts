import * as pulumi from "@pulumi/pulumi";
import { shapeOf } from "./checkPassword";
import { checkRegion } from "./checkRegion";
import { checkSettings } from "./checkSettings";
import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";
import { relyingPartyOf } from "./relyingParty";

/** The store's settings, as Pulumi.yaml declares them. */
export interface Settings extends PlainSettings {
  /** Password of the demo users; present only if demoUsers is true. */
  demoPassword?: pulumi.Output<string>;
  /** The domain of the passkeys; present only if passkeys is true. */
  relyingPartyId?: string;
}

/**
 * Reads the settings of this stack. The defaults are those of Pulumi.yaml, which the Pulumi engine
 * has already merged. Throws VisibleError that names the first wrong or missing setting.
 */
export function readSettings(): Settings {
  const config = new pulumi.Config();
  const prefix = `${config.name}:`;
  const raw: Record<string, string> = {};
  for (const [key, value] of Object.entries(pulumi.runtime.allConfig())) {
    if (key.startsWith(prefix)) raw[key.slice(prefix.length)] = value;
  }
  if (raw.demoPassword) requireSecret(config, "demoPassword");
  // Only an Output holds the password itself, so no message can quote it.
  if (raw.demoPassword) raw.demoPassword = shapeOf(raw.demoPassword);
  const settings = checkSettings(raw);
  const relyingPartyId = relyingPartyOf(settings, readAwsEndpoint() !== undefined);
  return {
    ...settings,
    ...(relyingPartyId !== undefined && { relyingPartyId }),
    ...(settings.demoUsers && { demoPassword: config.requireSecret("demoPassword") }),
  };
}

/** This function exists in the SDK, but not in its types. */
const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/**
 * Pulumi rejects plain text only for settings with a type; this check covers the secret setting.
 */
function requireSecret(config: pulumi.Config, name: string): void {
  const key = `${config.name}:${name}`;
  if (isConfigSecret(key)) return;
  refuseSetting(key, "set in clear", `a secret: \`pulumi config set --secret ${name}\``);
}

/**
 * The AWS region of this stack, e.g. "eu-west-1". Throws VisibleError if it is not set or lacks a
 * service that these settings need.
 */
export function readRegion(settings?: Settings): string {
  const region = new pulumi.Config("aws").get("region") ?? "";
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    const how = "`pulumi config set aws:region eu-west-1`";
    const given = region === "" ? "not set" : `"${region}"`;
    refuseSetting("aws:region", given, `an AWS region such as eu-west-1: ${how}`);
  }
  if (settings !== undefined) checkRegion(region, settings);
  return region;
}

/**
 * The Cognito endpoint of the AWS provider (its setting aws:endpoints, e.g. [{"cognitoidp":
 * "http://localhost:4000"}]); undefined for AWS itself. Clients must use the same endpoint.
 */
export function readAwsEndpoint(): string | undefined {
  const endpoints = new pulumi.Config("aws").getObject<Record<string, string>[]>("endpoints");
  return endpoints?.find(({ cognitoidp }) => cognitoidp !== undefined)?.cognitoidp;
}
