import type { LocalServices } from "../services/localServices";
import { maskApiKeys } from "../core/maskApiKeys";
import type { Action } from "./decide";
import type { Program } from "./evaluateProgram";
import { planDeployment, type DeploymentPlan, type PlannedStep } from "./planDeployment";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

export type PlanAction = Action | "delete";

/** One resource of a plan. */
export interface PlannedResource {
  urn: string;
  type: string;
  name: string;
  parent?: string;
  action: PlanAction;
  /** Sorted: names of the inputs that an update changes, or paths of the inputs that force a replacement. */
  changes: string[];
  /** Inputs with secrets hidden; absent for components and for resources to delete. */
  inputs?: Record<string, unknown>;
  /** Data that the deployment would delete with the resource: "12 items". */
  deletes?: string;
  /** Former URN of the resource. */
  movedFrom?: string;
  /** For a resource to delete: the program has set retainOnDelete, so only the record is deleted. */
  retained?: true;
}

/**
 * Returns what a deployment of the program would do to the recorded resources, without doing it. Resources are sorted
 * by URN, parents included.
 * @throws VisibleError for everything that a deployment would reject
 */
export async function planProgram(
  program: Program,
  services: LocalServices,
  records: ResourceRecords,
): Promise<PlannedResource[]> {
  const plan = await planDeployment(program, services, records, { reportsAll: true });
  const steps = new Map(plan.steps.map((step) => [step.goal.urn, step]));
  const planned = plan.evaluated.resources.map(({ urn, type, name, parent }): PlannedResource => {
    const base = { urn, type, name, ...(parent !== undefined && { parent }) };
    const step = steps.get(urn);
    return step === undefined
      ? { ...base, action: "same", changes: [] }
      : { ...base, ...shown(step), ...deletes(plan, step.record) };
  });
  const gone = plan.gone.map((record) => ({ ...deletion(record), ...deletes(plan, record) }));
  return [...planned, ...gone].sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

function shown(
  step: PlannedStep,
): Pick<PlannedResource, "action" | "changes" | "inputs" | "movedFrom"> {
  const { action, goal, replacedBy, movedFrom } = step;
  const changes = action === "replace" ? replacedBy : action === "update" ? step.changes : [];
  const inputs = shownInputs(goal);
  return {
    action,
    changes: [...changes].sort(),
    inputs,
    ...(movedFrom !== undefined && { movedFrom }),
  };
}

function deletes(
  { losses }: DeploymentPlan,
  record: ResourceRecord | undefined,
): Pick<PlannedResource, "deletes"> {
  const loss = record && losses.find((one) => one.record.urn === record.urn);
  return loss === undefined ? {} : { deletes: loss.holds };
}

function deletion({ urn, type, name, retainOnDelete }: ResourceRecord): PlannedResource {
  const retained = retainOnDelete && { retained: retainOnDelete };
  return { urn, type, name, action: "delete", changes: [], ...retained };
}

/** Hides secrets and sorts keys, so that two plans of the same program are the same text. */
function shownInputs({
  inputs,
  secretPaths,
}: Pick<PlannedStep["goal"], "inputs" | "secretPaths">): Record<string, unknown> {
  const secret = new Set(secretPaths);
  const show = (value: unknown, path: string): unknown => {
    if (secret.has(path)) return "<secret>";
    if (typeof value === "string") return maskApiKeys(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => show(item, path));
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([key, child]) => [key, show(child, path === "" ? key : `${path}.${key}`)]),
    );
  };
  return show(inputs, "") as Record<string, unknown>;
}
