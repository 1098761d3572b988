import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack, type RunningStack } from "./stack";

const TABLES = ["products", "carts", "purchases", "sessions"];

/** Permissions of one role, each as "Action table" or "Action table/index/Name", in their order. */
export interface RolePermissions {
  used: string[];
  granted: string[];
}

/** A stack that tells what its roles may do, and what of that was asked for so far. */
export interface RecordedStack extends RunningStack {
  /** By the role's name without its random end, e.g. "jukebox-carts". Roles never asked are left out. */
  permissions(): Record<string, RolePermissions>;
}

export async function startRecordedStack(): Promise<RecordedStack> {
  const directory = mkdtempSync(join(tmpdir(), "jukebox-recorded-"));
  const file = join(directory, "permissions");
  const recorder = join(__dirname, "permissionRecorder.ts");
  const stack = await startStack({
    env: {
      RECORD_PERMISSIONS: file,
      PULUMI_AWS_LOCAL_SOURCE: "1", // has the module that the recorder changes
      NODE_OPTIONS: `--require tsx/cjs --require "${recorder}"`,
    },
  });
  return {
    ...stack,
    permissions: () => read(existsSync(file) ? readFileSync(file, "utf8") : ""),
    async stop() {
      const code = await stack.stop();
      rmSync(directory, { recursive: true, force: true });
      return code;
    },
  };
}

function read(text: string): Record<string, RolePermissions> {
  const roles: Record<string, RolePermissions> = {};
  for (const line of text.split("\n").filter((one) => one.endsWith("}"))) {
    const { role, policies, action, resource } = JSON.parse(line);
    const found = (roles[role.replace(/-[0-9a-f]{7}$/, "")] ??= { used: [], granted: [] });
    if (policies === undefined) found.used.push(permission(action, resource));
    else found.granted = policies.flatMap(permissionsOf);
  }
  for (const found of Object.values(roles)) {
    found.used = [...new Set(found.used)].sort();
    found.granted.sort();
  }
  return roles;
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

/** Table names end in random digits: only what they are of is told. */
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
