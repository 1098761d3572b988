import type { Services } from "../services";
import { VisibleError } from "../shared/visibleError";
import { handlerOf, refuseProtected, retainsReplaced, type Decision } from "./decide";
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
  services: Services,
): Promise<Loss[]> {
  refuseProtected(gone, "has left the program");
  const deleted: { record: ResourceRecord; replacedBy?: string[] }[] = [
    ...decisions
      .filter((decision) => decision.action === "replace" && !retainsReplaced(decision))
      .map(({ record, replacedBy }) => ({ record: record!, replacedBy })),
    ...gone.filter(({ retainOnDelete }) => !retainOnDelete).map((record) => ({ record })),
  ];
  const ids = new Set(deleted.map(({ record: { type, id } }) => `${type} ${id}`));
  const losses: Loss[] = [];
  for (const { record, replacedBy } of deleted) {
    const holder = handlerOf(record).within?.(record.outputs);
    if (holder !== undefined && ids.has(`${holder.type} ${holder.id}`)) continue;
    const holds = await handlerOf(record).holds?.(record.id, record.outputs, services);
    if (holds !== undefined) losses.push({ record, holds, ...(replacedBy && { replacedBy }) });
  }
  return losses;
}

/** A deployment that nobody has agreed to, since it would delete data. Nothing was changed. */
export class DataLossError extends VisibleError {
  constructor(readonly losses: readonly Loss[]) {
    super(
      `This would delete data:\n${describeLosses(losses)}\n` +
        "Nothing was changed. Restore the declaration, or start with --allow-data-loss to delete them.",
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
