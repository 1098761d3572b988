import { readFileSync } from "node:fs";

/**
 * Inputs with the contents of assets instead of their paths: the files may change or be deleted before the emulator is
 * restarted.
 */
export function withContents(value: any): any {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withContents);
  const { $asset: asset } = value;
  if (typeof asset?.path === "string") {
    const { path, ...rest } = asset;
    return { $asset: { ...rest, base64: readFileSync(path).toString("base64") } };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, withContents(child)]),
  );
}
