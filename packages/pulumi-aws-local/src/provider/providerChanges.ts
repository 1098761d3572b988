import type { Comparison } from "../program/lifecycle/alignInputs";
import { inputChanges, type InputChanges } from "../program/lifecycle/inputChanges";

/**
 * Compares inputs as the engine sends them: only some calls contain the contents or path of an asset, all contain its
 * hash.
 */
export function providerChanges(
  before: Record<string, any>,
  after: Record<string, any>,
  comparison?: Comparison,
): InputChanges {
  return inputChanges(byHash(before), byHash(after), comparison);
}

function byHash(value: any): any {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(byHash);
  const hash = value.$asset?.hash;
  if (hash !== undefined) return { $asset: { hash } };
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, byHash(child)]));
}
