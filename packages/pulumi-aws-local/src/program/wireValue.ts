import { hasUnknown, UNKNOWN } from "../core/unknown";
import { VisibleError } from "../core/visibleError";

// The signatures that mark special values in Pulumi's wire format.
// Source: https://pulumi-developer-docs.readthedocs.io/latest/docs/references/marshaling.html
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
/** The wire format's placeholder for a value known only after deployment. */
export const UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Converts a value of Pulumi's wire format to plain JSON: secrets unwrapped, assets as `{ $asset }`. */
export function fromWire(input: unknown): { value: unknown; secretPaths: string[] } {
  const secretPaths: string[] = [];
  const convert = (value: any, path: string): unknown => {
    if (value === UNKNOWN_MARK) return UNKNOWN;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => convert(item, path));
    switch (value[SIGNATURE]) {
      case SECRET:
        secretPaths.push(path);
        return convert(value.value, path);
      case OUTPUT:
        if (value.secret) secretPaths.push(path);
        return "value" in value ? convert(value.value, path) : UNKNOWN;
      case RESOURCE:
        return convert(value.id ?? value.urn, path);
      case ASSET:
        return { $asset: assetOf(value, path) };
      case ARCHIVE:
        throw new VisibleError(`"${path}" is an archive, which the local stack does not support.`);
      default:
        return Object.fromEntries(
          Object.entries(value)
            .filter(([, child]) => child !== undefined && child !== null)
            .map(([key, child]) => [key, convert(child, path === "" ? key : `${path}.${key}`)]),
        );
    }
  };
  return { value: convert(input, ""), secretPaths };
}

/** Pulumi's engine adds the hash of the contents, and omits empty text. */
function assetOf(value: Record<string, any>, path: string): Record<string, string> {
  const hash: Record<string, string> = value["hash"] ? { hash: value["hash"] } : {};
  if (value["path"] !== undefined) return { path: value["path"], ...hash };
  if (value["uri"] === undefined) return { text: value["text"] ?? "", ...hash };
  throw new VisibleError(
    `"${path}" is a remote asset (${value["uri"]}), which the local stack does not fetch.`,
  );
}

/** Converts assets to Pulumi's wire format: only the text or the hash, since a path may belong to another machine. */
export function withWireAssets(value: any): any {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withWireAssets);
  if (value.$asset !== undefined) {
    const { text, hash } = value.$asset;
    return { [SIGNATURE]: ASSET, ...(text && { text }), ...(hash && { hash }) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, withWireAssets(child)]),
  );
}

/** Converts results of a data source to Pulumi's wire format. */
export function withUnknowns(results: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(results).map(([name, value]) => [
      name,
      value === UNKNOWN ? UNKNOWN_MARK : value,
    ]),
  );
}

/** The first names of dotted paths, without duplicates. */
export function firstNames(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => path.split(".", 1)[0]!))];
}

/** Marks the values of these names as secrets, so that values derived from them are secret too. */
export function withSecrets(
  outputs: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const marked = names
    .filter((name) => outputs[name] !== undefined && !hasUnknown(outputs[name]))
    .map((name) => [name, { [SIGNATURE]: SECRET, value: outputs[name] }]);
  return { ...outputs, ...Object.fromEntries(marked) };
}
