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
    const [failure] = await restoreRecords(records, services);
    if (failure !== undefined) throw failure.reason;
    return {
      evaluated: { resources: records.map(declared), outputs: {} },
      removal: async () => {},
    };
  });
}

/** A resource that cannot be made again. */
export interface RestoreFailure {
  record: ResourceRecord;
  reason: unknown;
}

/**
 * Makes again what lives in memory only. One that needs another which was created later is tried again after that.
 * @returns those that fail all the same
 */
export async function restoreRecords(
  records: readonly ResourceRecord[],
  services: LocalServices,
): Promise<RestoreFailure[]> {
  let waiting = records.filter(({ type }) => resourceHandlers[type]?.inMemory === true);
  while (waiting.length > 0) {
    const failures: RestoreFailure[] = [];
    for (const record of waiting) {
      await restoreOne(record, services).catch((reason: unknown) =>
        failures.push({ record, reason }),
      );
    }
    if (failures.length === waiting.length) return failures;
    waiting = failures.map(({ record }) => record);
  }
  return [];
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
