import { resourceHandlers } from "../resourceHandlers";
import type { Deployment } from "./applyDecision";
import { DataLossError } from "./losses";
import type { ResourceRecord } from "./resourceRecords";

/**
 * Deletes resources that have left the program, the youngest first, and those that were replaced. Those with retainOnDelete
 * are only forgotten, as are those whose `deletedWith` is deleted too.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/
 * https://www.pulumi.com/docs/iac/concepts/resources/options/deletedwith/
 */
export async function removeResources(
  gone: readonly ResourceRecord[],
  deployment: Deployment,
): Promise<void> {
  const { records } = deployment;
  const deletedUrns = new Set(
    gone.filter(({ retainOnDelete }) => !retainOnDelete).map(({ urn }) => urn),
  );
  for (const record of [...gone].reverse()) {
    const isDeletedWith = record.deletedWith !== undefined && deletedUrns.has(record.deletedWith);
    if (!record.retainOnDelete && !isDeletedWith) {
      const others = records.all().filter(({ urn }) => urn !== record.urn);
      await remove(record, others, deployment);
    }
    records.delete(record.urn);
  }
  for (const record of records.replaced().reverse()) {
    // A replacement was agreed to when it was begun.
    await remove(record, records.all(), { ...deployment, isAgreed: () => true });
    records.forgetReplaced(record);
  }
}

/**
 * Deletes what creations have left behind that were interrupted, and whose resources the program no longer declares. What
 * holds data stays.
 */
export async function removeAbandoned(
  declared: ReadonlySet<string>,
  { records, services }: Deployment,
): Promise<void> {
  for (const { urn, type, id } of records.allBegun()) {
    if (declared.has(urn)) continue;
    const handler = resourceHandlers[type];
    const isKnown = records.all().some((other) => other.type === type && other.id === id);
    if (handler !== undefined && id !== undefined && !isKnown) {
      const holds = await handler.holds?.(id, {}, services);
      if (holds === undefined) await handler.delete?.(id, {}, services);
    }
    records.forgetBegun(urn);
  }
}

async function remove(
  record: ResourceRecord,
  others: readonly ResourceRecord[],
  { services, isAgreed }: Deployment,
): Promise<void> {
  const { type, id, outputs } = record;
  const handler = resourceHandlers[type];
  // What another resource of the program stands for is the same thing still.
  const isHeld = others.some((other) => other.type === type && other.id === id);
  if (handler === undefined || isHeld) return;
  const holds = isAgreed(record) ? undefined : await handler.holds?.(id, outputs, services);
  if (holds !== undefined) throw new DataLossError([{ record, holds }]);
  await handler.delete?.(id, outputs, services);
}
