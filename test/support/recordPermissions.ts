import type { ObservedAuthorization } from "pulumi-aws-local";
import { startOwnStack, type RunningStack } from "./stack";

const TABLES = ["products", "carts", "purchases", "sessions", "shelves", "history"];

/** Permissions of one role, sorted, each as "Action table" or "Action table/index/Name". */
export interface RolePermissions {
  used: string[];
  granted: string[];
}

/**
 * A stack that records the permissions of its roles, and which of them requests have needed so far.
 */
export interface RecordedStack extends RunningStack {
  /**
   * By the role's name without its random suffix, e.g. "jukebox-carts"; only roles that requests
   * needed.
   */
  permissions(): Record<string, RolePermissions>;
}

interface Recorded {
  used: Set<string>;
  policies: readonly object[];
}

export async function startRecordedStack(): Promise<RecordedStack> {
  const roles = new Map<string, Recorded>();
  const authorization = ({ role, action, resource, policies }: ObservedAuthorization): void => {
    const name = role.replace(/-[0-9a-f]{7}$/, "");
    const { used } = roles.get(name) ?? { used: new Set<string>() };
    roles.set(name, { used: used.add(permission(action, resource)), policies });
  };
  const stack = await startOwnStack({ observer: { authorization } });
  const shown = ({ used, policies }: Recorded): RolePermissions => ({
    used: [...used].sort(),
    granted: policies.flatMap((policy) => permissionsOf(policy as { Statement: any })).sort(),
  });
  const permissions = (): Record<string, RolePermissions> =>
    Object.fromEntries([...roles].map(([name, recorded]) => [name, shown(recorded)]));
  return { ...stack, permissions };
}

function permissionsOf({ Statement }: { Statement: any }): string[] {
  return [Statement].flat().flatMap(({ Effect, Action, Resource }) => {
    if (Effect !== "Allow") throw new Error(`A policy with Effect ${Effect} is not understood.`);
    return [Action]
      .flat()
      .flatMap((action: string) =>
        [Resource].flat().map((resource: string) => permission(action, resource)),
      );
  });
}

/** Removes the random suffix of table names. */
function permission(action: string, resource: string): string {
  const [, table, index = ""] = /:table\/([^/]+)(\/index\/.+)?$/.exec(resource) ?? [];
  const field = /\/types\/(\w+)\/fields\/(\w+)$/.exec(resource);
  const place =
    table !== undefined
      ? `${TABLES.find((name) => table.includes(name)) ?? table}${index}`
      : field !== null
        ? `${field[1]}.${field[2]}`
        : resource.split(":").pop();
  return `${action.replace(/^dynamodb:/, "")} ${place}`;
}
