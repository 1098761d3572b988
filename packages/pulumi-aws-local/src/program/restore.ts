import { resourceHandlers } from "../services/resourceHandlers";
import type { LocalServices } from "../services/localServices";
import type { DeclaredResource } from "../core/declaredResource";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";
import { stagedly } from "./stagedly";

/**
 * Serves what the last deployment made, from its records and without the program. What lives in memory only is made again.
 */
export async function restore(services: LocalServices): Promise<void> {
  const records = new ResourceRecords(services.state).all();
  await stagedly(services, async () => {
    let waiting = records.filter(({ type }) => resourceHandlers[type]?.inMemory === true);
    while (waiting.length > 0) {
      const { failed, reason } = await restoreAll(waiting, services);
      if (failed.length === waiting.length) throw reason;
      waiting = failed;
    }
    return {
      evaluated: { resources: records.map(declared), outputs: {} },
      removal: async () => {},
    };
  });
}

/** One that needs another which was created later fails, and is tried again after that. */
async function restoreAll(
  records: readonly ResourceRecord[],
  services: LocalServices,
): Promise<{ failed: ResourceRecord[]; reason: unknown }> {
  const failed: ResourceRecord[] = [];
  let reason: unknown;
  for (const record of records) {
    try {
      await restoreOne(record, services);
    } catch (error) {
      failed.push(record);
      reason ??= error;
    }
  }
  return { failed, reason };
}

async function restoreOne(record: ResourceRecord, services: LocalServices): Promise<void> {
  const { urn, type, name, id, inputs, outputs } = record;
  const previous = { id, inputs, outputs };
  const request = { urn, type, name, inputs, previous, changes: [] };
  await resourceHandlers[type]!.update(request, services);
}

function declared({ urn, type, name }: ResourceRecord): DeclaredResource {
  return { urn, type, name, aliases: [] };
}
