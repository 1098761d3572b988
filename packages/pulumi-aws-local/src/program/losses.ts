import type { LocalServices } from "../services/localServices";
import { VisibleError } from "../core/visibleError";
import { handlerOf, refuseProtected, retainsReplaced, type Decision } from "./decide";
import { requestOf } from "./goal";
import type { ResourceRecord } from "./resourceRecords";

/** Data that a deployment would delete together with a resource. */
export interface Loss {
  /** The resource that holds the data. */
  record: ResourceRecord;
  /** e.g. "12 items" */
  holds: string;
  /** Paths of the inputs that cause the replacement; undefined if the resource leaves the program. */
  replacedBy?: string[];
  /** Name of the only new resource of the same type and parent type: perhaps the resource was only renamed. */
  renamedTo?: string;
}

/** Called before data is deleted; true continues the deployment. */
export type Consent = (losses: readonly Loss[]) => boolean | Promise<boolean>;

/**
 * Finds the data that the decisions would delete and that the program cannot recreate. Data inside another deleted
 * resource is counted once.
 * @throws VisibleError for a protected resource
 */
export async function findLosses(
  decisions: readonly Decision[],
  gone: readonly ResourceRecord[],
  services: LocalServices,
): Promise<Loss[]> {
  refuseProtected(gone, "has left the program");
  const replaced = decisions.filter(
    (decision) => decision.action === "replace" && !retainsReplaced(decision),
  );
  const left = gone.filter(({ retainOnDelete }) => !retainOnDelete);
  const deleted: Omit<Loss, "holds">[] = [
    ...replaced.map(({ record, replacedBy }) => ({ record: record!, replacedBy })),
    ...left.map((record) => ({ record, ...newNameOf(record, decisions) })),
  ];
  const ids = new Set(deleted.map(({ record }) => keyOf(record)));
  const staying = new Set(decisions.flatMap((decision) => stayingKeys(decision, services)));
  const losses: Loss[] = [];
  for (const loss of deleted) {
    const { record } = loss;
    const holders = handlerOf(record).within?.(record.outputs) ?? [];
    if (staying.has(keyOf(record)) || holders.some((holder) => ids.has(keyOf(holder)))) continue;
    const holds = await handlerOf(record).holds?.(record.id, record.outputs, services);
    if (holds !== undefined) losses.push({ ...loss, holds });
  }
  return losses;
}

function newNameOf(
  record: ResourceRecord,
  decisions: readonly Decision[],
): Pick<Loss, "renamedTo"> {
  const alike = decisions.filter(
    ({ action, goal }) => action === "create" && urnBeforeName(goal) === urnBeforeName(record),
  );
  return alike.length === 1 ? { renamedTo: alike[0]!.goal.name } : {};
}

/** The same for all resources with one type and one chain of parent types. */
function urnBeforeName({ urn, name }: Pick<ResourceRecord, "urn" | "name">): string {
  return urn.slice(0, -name.length);
}

/** Keys of resources that the program still declares, even under another URN: they are not deleted. */
function stayingKeys(
  { action, goal, handler, record }: Decision,
  services: LocalServices,
): string[] {
  if (action === "replace") return [];
  const { type } = goal;
  if (record !== undefined) return [keyOf(record)];
  const id = handler.idFor?.(requestOf(goal), services);
  return id === undefined ? [] : [keyOf({ type, id })];
}

function keyOf({ type, id }: Pick<ResourceRecord, "type" | "id">): string {
  return `${type} ${id}`;
}

/** The error for a deployment that would delete data without consent. */
export class DataLossError extends VisibleError {
  constructor(
    readonly losses: readonly Loss[],
    outcome = "Nothing was changed.",
  ) {
    super(
      `This would delete data:\n${describeLosses(losses)}\n` +
        `${outcome} Restore the declaration, or start with --allow-data-loss to delete them.`,
    );
  }
}

/** Describes each loss in one line. */
export function describeLosses(losses: readonly Loss[]): string {
  return losses
    .map(({ record: { name, type, id }, holds, replacedBy, renamedTo }) => {
      const why =
        replacedBy === undefined
          ? `it has left the program${renamingHint(name, renamedTo)}`
          : `it would be replaced, because of ${replacedBy.join(", ")}`;
      return `  - "${name}" (${type}, ${id}): ${holds}; ${why}`;
    })
    .join("\n");
}

/** https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/ */
function renamingHint(name: string, renamedTo: string | undefined): string {
  if (renamedTo === undefined) return "";
  const option = `aliases: [{ name: ${JSON.stringify(name)} }]`;
  return `. If it is "${renamedTo}" now, keep its data with that resource's option ${option}`;
}
