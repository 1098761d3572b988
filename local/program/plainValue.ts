import { loadPulumi } from "./loadPulumi";

/** Stands for an input whose value only a deployment can tell. */
export const UNKNOWN = "<known after deployment>";

// The signatures by which Pulumi's wire format marks special values.
// Source: https://pulumi-developer-docs.readthedocs.io/latest/docs/references/marshaling.html
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const UNKNOWN_MARK = "__pulumiUnknown";

/** Turns an input of Pulumi's wire format into plain JSON: secrets unwrapped, assets as `{ $asset }`. */
export function plainValue(input: unknown): { value: unknown; secretPaths: string[] } {
  const { FileAsset, StringAsset } = loadPulumi().asset;
  const secretPaths: string[] = [];
  const convert = (value: any, path: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (UNKNOWN_MARK in value) return UNKNOWN;
    if (value instanceof FileAsset) return { $asset: { path: value.path } };
    if (value instanceof StringAsset) return { $asset: { text: value.text } };
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
