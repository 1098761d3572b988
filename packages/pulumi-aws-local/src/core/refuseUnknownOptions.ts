import { VisibleError } from "./visibleError";

/**
 * Rejects a misspelt option of a function, which would otherwise have no effect.
 * @param known has a key for each option
 * @throws VisibleError that names the option
 */
export function refuseUnknownOptions(called: string, options: object, known: object): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  const names = Object.keys(known).join(", ");
  throw new VisibleError(`${called} has no option "${unknown}"; it has ${names}.`);
}
