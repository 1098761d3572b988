import { resourceHandlers } from "../services/resourceHandlers";
import type { LocalServices } from "../services/localServices";
import type { DeclaredResource } from "../core/declaredResource";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";
import { stagedly } from "./stagedly";

/**
 * Serves the resources of the last deployment from their records, without the program. Resources that live in memory
 * are recreated.
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

/** A resource that could not be recreated. */
export interface RestoreFailure {
  record: ResourceRecord;
  reason: unknown;
}

/**
 * Recreates resources that live in memory. One that depends on a resource created later is retried after that one.
 * @returns those that still fail
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
