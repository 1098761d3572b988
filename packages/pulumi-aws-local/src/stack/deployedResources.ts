import type { StateImage } from "../core/stateImage";
import { VisibleError } from "../core/visibleError";

/** Collections that only deployments write. */
export const DEPLOYMENT_COLLECTIONS: readonly string[] = [
  "resources",
  "resources-replaced",
  "resources-begun",
];

const MOST_NAMED = 3;

/** The beginning of an error and its advice. */
export interface DeploymentRefusal {
  what: string;
  advice: string;
}

/**
 * Rejects restoring the data of other resources than the deployed ones: tables, pools and records would not fit
 * together.
 * @throws VisibleError naming the resources that differ
 */
export function requireSameDeployment(
  then: StateImage,
  now: StateImage,
  { what, advice }: DeploymentRefusal,
): void {
  const differing = DEPLOYMENT_COLLECTIONS.flatMap((name) =>
    differences(then.get(name) ?? new Map(), now.get(name) ?? new Map()),
  );
  if (differing.length === 0) return;
  const names = [...new Set(differing)].sort();
  const more = names.length - MOST_NAMED;
  throw new VisibleError(
    `${what} can't be restored, because these resources have changed since: ${names.slice(0, MOST_NAMED).join(", ")}` +
      `${more > 0 ? ` and ${more} more` : ""}. Nothing was changed. ${advice}`,
  );
}

function differences(
  then: ReadonlyMap<string, Buffer>,
  now: ReadonlyMap<string, Buffer>,
): string[] {
  const keys = [...new Set([...then.keys(), ...now.keys()])];
  return keys.flatMap((key) => {
    const [before, after] = [then.get(key), now.get(key)];
    if (before !== undefined && after?.equals(before) === true) return [];
    const { name, type } = JSON.parse(String(after ?? before));
    return [`"${name}" (${type})`];
  });
}
