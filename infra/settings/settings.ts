import * as pulumi from "@pulumi/pulumi";
import { shapeOf } from "./checkPassword";
import { checkRegion } from "./checkRegion";
import { checkSettings } from "./checkSettings";
import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";
import { relyingPartyOf } from "./relyingParty";

/** The store's settings, as Pulumi.yaml declares them. */
export interface Settings extends PlainSettings {
  /** Password of the demo users; there only when demoUsers is on. */
  demoPassword?: pulumi.Output<string>;
  /** The domain that passkeys are for; there only when passkeys is on. */
  relyingPartyId?: string;
}

/**
 * Reads this stack's settings. Defaults are those of Pulumi.yaml, which the engine that evaluates the
 * program has merged in. Throws VisibleError naming the first setting that is wrong or missing.
 */
export function readSettings(): Settings {
  const config = new pulumi.Config();
  const prefix = `${config.name}:`;
  const raw: Record<string, string> = {};
  for (const [key, value] of Object.entries(pulumi.runtime.allConfig())) {
    if (key.startsWith(prefix)) raw[key.slice(prefix.length)] = value;
  }
  // Only an Output may carry the password itself: no message can then quote it.
  if (raw.demoPassword) raw.demoPassword = shapeOf(raw.demoPassword);
  const settings = checkSettings(raw);
  const relyingPartyId = relyingPartyOf(settings, readAwsEndpoint() !== undefined);
  return {
    ...settings,
    ...(relyingPartyId !== undefined && { relyingPartyId }),
    ...(settings.demoUsers && { demoPassword: config.requireSecret("demoPassword") }),
  };
}

/**
 * The AWS region of this stack, e.g. "eu-west-1". Throws VisibleError when it is not set, or lacks what these settings
 * ask for.
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
 * The endpoint of Cognito that the AWS provider is configured with (its setting aws:endpoints, e.g.
 * [{"cognitoidp": "http://localhost:4000"}]); undefined at AWS itself. Clients must go there too.
 */
export function readAwsEndpoint(): string | undefined {
  const endpoints = new pulumi.Config("aws").getObject<Record<string, string>[]>("endpoints");
  return endpoints?.find(({ cognitoidp }) => cognitoidp !== undefined)?.cognitoidp;
}
