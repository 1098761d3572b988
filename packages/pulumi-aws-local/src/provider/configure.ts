import { UNKNOWN } from "../core/unknown";
import { VisibleError } from "../core/visibleError";
import { tagsOfProvider } from "../program/providerTags";
import type { Connection } from "./connections";
import type { ProviderContext } from "./context";
import { decode, type WireProperties } from "./properties";
import { urnParts } from "../program/urnParts";

/**
 * Reads the settings of a provider. Settings that only matter at AWS (endpoints, keys, skip...) are accepted without
 * effect.
 * @throws VisibleError for a deployment to a region other than the emulator's
 */
export function configure(
  args: WireProperties,
  connection: Connection,
  { place }: ProviderContext,
): void {
  const { region, defaultTags, ignoreTags } = decode(args).values;
  const wanted = typeof region === "string" && region !== "" ? region : undefined;
  if (wanted !== undefined && wanted !== UNKNOWN && isDefault(connection)) {
    const actual = place.agree(wanted);
    if (actual !== wanted) throw otherRegion(wanted, actual);
  }
  connection.settings = {
    region: wanted,
    defaultTags: tagsOfProvider({ defaultTags, ignoreTags }),
  };
}

/** Whether this is the engine's default provider, which uses the stack's settings: "default" or "default_7_48_0". */
export function isDefault({ urn }: Connection): boolean {
  if (urn === undefined) return false;
  const { type, name } = urnParts(urn);
  return type === "pulumi:providers:aws" && /^default(_\d+_\d+_\d+.*)?$/.test(name);
}

function otherRegion(wanted: string, actual: string): VisibleError {
  return new VisibleError(
    `The setting aws:region is "${wanted}", but the emulator holds resources in "${actual}" or was started for it. ` +
      `Set it to "${actual}", or start the emulator with --region ${wanted} and another folder (--data DIR).`,
  );
}
