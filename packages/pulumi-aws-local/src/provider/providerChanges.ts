import type { Comparison } from "../program/lifecycle/alignInputs";
import { inputChanges, type InputChanges } from "../program/lifecycle/inputChanges";

/** How inputs of the engine differ. It sends the contents or the path of an asset in some calls only, its hash in all. */
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
