import { resourceHandlers } from "../resourceHandlers";
import type { Services } from "../services";
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
    for (const record of records) await restoreOne(record, services, rebased);
    return {
      evaluated: { resources: records.map(declared), outputs: {} },
      removal: async () => {},
    };
  });
}

async function restoreOne(
  record: ResourceRecord,
  services: Services,
  rebased: (text: string) => string,
): Promise<void> {
  const handler = resourceHandlers[record.type];
  if (handler?.inMemory !== true) return;
  const { urn, type, name, id, outputs } = record;
  const inputs = JSON.parse(rebased(JSON.stringify(record.inputs)));
  const previous = { id, inputs, outputs };
  await handler.update({ urn, type, name, inputs, previous, changes: [] }, services);
}

function declared({ urn, type, name }: ResourceRecord) {
  return { urn, type, name, aliases: [] };
}
