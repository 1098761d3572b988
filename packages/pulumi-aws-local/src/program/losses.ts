import type { LocalServices } from "../services/localServices";
import { VisibleError } from "../core/visibleError";
import { handlerOf, refuseProtected, retainsReplaced, type Decision } from "./decide";
import { requestOf } from "./goal";
import type { ResourceRecord } from "./resourceRecords";

/** Data that a deployment would delete with a resource. */
export interface Loss {
  /** The resource whose data it is. */
  record: ResourceRecord;
  /** "12 items" */
  holds: string;
  /** Paths of the inputs for which it is replaced; undefined when it leaves the program. */
  replacedBy?: string[];
}

/** Asked before data are deleted; true: go on. */
export type Consent = (losses: readonly Loss[]) => boolean | Promise<boolean>;

/**
 * What the decisions would delete that the program cannot make again. Data of what another lost resource holds are counted
 * once.
 * @throws VisibleError for a resource that is protected
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
  const deleted: { record: ResourceRecord; replacedBy?: string[] }[] = [
    ...replaced.map(({ record, replacedBy }) => ({ record: record!, replacedBy })),
    ...gone.filter(({ retainOnDelete }) => !retainOnDelete).map((record) => ({ record })),
  ];
  const ids = new Set(deleted.map(({ record }) => keyOf(record)));
  const staying = new Set(decisions.flatMap((decision) => stayingKeys(decision, services)));
  const losses: Loss[] = [];
  for (const { record, replacedBy } of deleted) {
    const holders = handlerOf(record).within?.(record.outputs) ?? [];
    if (staying.has(keyOf(record)) || holders.some((holder) => ids.has(keyOf(holder)))) continue;
    const holds = await handlerOf(record).holds?.(record.id, record.outputs, services);
    if (holds !== undefined) losses.push({ record, holds, ...(replacedBy && { replacedBy }) });
  }
  return losses;
}

/** What the program goes on to declare, if only under another URN: it is not deleted. */
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

/** A deployment that would delete data without consent. */
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

/** One line for each loss. */
export function describeLosses(losses: readonly Loss[]): string {
  return losses
    .map(({ record: { name, type, id }, holds, replacedBy }) => {
      const why =
        replacedBy === undefined
          ? "it has left the program"
          : `it would be replaced, because of ${replacedBy.join(", ")}`;
      return `  - "${name}" (${type}, ${id}): ${holds}; ${why}`;
    })
    .join("\n");
}
