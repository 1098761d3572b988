import { isDeepStrictEqual } from "node:util";
import { evaluateProgram, type Program, type RegisteredResource } from "./evaluateProgram";
import { withIgnoredChanges } from "./ignoredChanges";
import { UNKNOWN } from "./plainValue";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

export type PlanAction = "create" | "update" | "delete" | "same";

/** One resource of a plan. */
export interface PlannedResource {
  urn: string;
  type: string;
  name: string;
  parent?: string;
  action: PlanAction;
  /** Names of the inputs that an update changes, sorted. */
  changes: string[];
  /** Inputs with secrets hidden; absent for components and for what would be deleted. */
  inputs?: Record<string, unknown>;
  /** Of one to delete: the program has said that it be only forgotten (retainOnDelete). */
  retained?: true;
}

/**
 * What a deployment of the program would do to the resources that `records` remembers, without
 * doing it. Resources come sorted by URN, parents included.
 */
export async function planProgram(
  program: Program,
  records: ResourceRecords | undefined,
): Promise<PlannedResource[]> {
  const registered = new Map<string, RegisteredResource>();
  const { resources } = await evaluateProgram({
    ...program,
    preview: true,
    async create(resource) {
      registered.set(resource.urn, resource);
      return records?.get(resource.urn) ?? { outputs: knownInputs(resource) };
    },
  });
  const planned = resources.map(({ urn, type, name, parent }): PlannedResource => {
    const resource = registered.get(urn);
    const base = { urn, type, name, ...(parent !== undefined && { parent }) };
    if (resource === undefined) return { ...base, action: "same", changes: [] };
    return { ...base, ...difference(resource, records), inputs: shownInputs(resource) };
  });
  const prefix = `urn:pulumi:${program.stack}::`;
  const gone = (records?.all() ?? [])
    .filter(({ urn }) => urn.startsWith(prefix) && !registered.has(urn))
    .map(deletion);
  return [...planned, ...gone].sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** A new resource answers with its inputs; everything else is known after deployment only. */
function knownInputs({ inputs }: RegisteredResource): Record<string, unknown> {
  const known = Object.entries(inputs).filter(
    ([, value]) => !JSON.stringify(value).includes(UNKNOWN),
  );
  return Object.fromEntries(known);
}

function difference(
  resource: RegisteredResource,
  records: ResourceRecords | undefined,
): Pick<PlannedResource, "action" | "changes"> {
  const previous = records?.get(resource.urn);
  if (records === undefined || previous === undefined) return { action: "create", changes: [] };
  const now = records.redactedInputs(withIgnoredChanges(resource, previous.inputs));
  const names = [...new Set([...Object.keys(now), ...Object.keys(previous.inputs)])];
  const changes = names
    .filter((name) => !isDeepStrictEqual(now[name], previous.inputs[name]))
    .sort();
  return { action: changes.length > 0 ? "update" : "same", changes };
}

function deletion({ urn, type, name, retainOnDelete }: ResourceRecord): PlannedResource {
  const retained = retainOnDelete && { retained: retainOnDelete };
  return { urn, type, name, action: "delete", changes: [], ...retained };
}

/** Secrets hidden, keys sorted, so that two plans of the same program are the same text. */
function shownInputs({ inputs, secretPaths }: RegisteredResource): Record<string, unknown> {
  const secret = new Set(secretPaths);
  const show = (value: unknown, path: string): unknown => {
    if (secret.has(path)) return "<secret>";
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => show(item, path));
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, child]) => [key, show(child, path === "" ? key : `${path}.${key}`)]),
    );
  };
  return show(inputs, "") as Record<string, unknown>;
}
