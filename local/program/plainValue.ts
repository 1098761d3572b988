import * as pulumi from "@pulumi/pulumi";

/** Stands for an input whose value only a deployment can tell. */
export const UNKNOWN = "<known after deployment>";

// The signatures by which Pulumi's wire format marks special values.
// Source: https://pulumi-developer-docs.readthedocs.io/latest/docs/references/marshaling.html
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const UNKNOWN_VALUES = new Set<unknown>([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
]);

/** Turns an input of Pulumi's wire format into plain JSON: secrets unwrapped, assets as `{ $asset }`. */
export function plainValue(input: unknown): { value: unknown; secretPaths: string[] } {
  const secretPaths: string[] = [];
  const convert = (value: any, path: string): unknown => {
    if (UNKNOWN_VALUES.has(value)) return UNKNOWN;
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof pulumi.asset.FileAsset) return { $asset: { path: value.path } };
    if (value instanceof pulumi.asset.StringAsset) return { $asset: { text: value.text } };
    if (value[SIGNATURE] === SECRET) {
      secretPaths.push(path);
      return convert(value.value, path);
    }
    if (Array.isArray(value)) return value.map((item) => convert(item, path));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, child]) => child !== undefined && child !== null)
        .map(([key, child]) => [key, convert(child, path === "" ? key : `${path}.${key}`)]),
    );
  };
  return { value: convert(input, ""), secretPaths };
}
