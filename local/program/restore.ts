import { resourceHandlers } from "../resourceHandlers";
import type { Services } from "../services";
import type { DeclaredResource } from "./goal";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";
import { stagedly } from "./stagedly";

/**
 * Serves what the last deployment made, from its records and without the program. What lives in memory only is made again.
 * @param rebased turns text of the last run (its origin, above all) into text of this one
 */
export async function restore(
  services: Services,
  rebased: (text: string) => string,
): Promise<void> {
  const records = new ResourceRecords(services.state).all();
  await stagedly(services, async () => {
    let waiting = records.filter(({ type }) => resourceHandlers[type]?.inMemory === true);
    while (waiting.length > 0) {
      const { failed, reason } = await restoreAll(waiting, services, rebased);
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
  services: Services,
  rebased: (text: string) => string,
): Promise<{ failed: ResourceRecord[]; reason: unknown }> {
  const failed: ResourceRecord[] = [];
  let reason: unknown;
  for (const record of records) {
    try {
      await restoreOne(record, services, rebased);
    } catch (error) {
      failed.push(record);
      reason ??= error;
    }
  }
  return { failed, reason };
}

async function restoreOne(
  record: ResourceRecord,
  services: Services,
  rebased: (text: string) => string,
): Promise<void> {
  const { urn, type, name, id, outputs } = record;
  const inputs = JSON.parse(rebased(JSON.stringify(record.inputs)));
  const previous = { id, inputs, outputs };
  await resourceHandlers[type]!.update(
    { urn, type, name, inputs, previous, changes: [] },
    services,
  );
}

function declared({ urn, type, name }: ResourceRecord): DeclaredResource {
  return { urn, type, name, aliases: [] };
}
