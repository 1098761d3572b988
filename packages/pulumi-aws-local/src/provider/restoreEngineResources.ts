import { removeAbandoned } from "../program/createResource";
import { rebasedRecords, type Rebase } from "../program/rebase";
import { restoreRecords } from "../program/restore";
import type { LocalServices } from "../services/localServices";
import { EngineRecords } from "./engineRecords";

/**
 * Serves the resources that Pulumi's engine created in earlier runs. Resources that live in memory are recreated from
 * the records. Creations that a killed run had started are undone, because the engine does not know them and creates
 * the resource again.
 * @returns the records, and a line for each resource that cannot be served
 */
export async function restoreEngineResources(
  services: LocalServices,
  rebase: Rebase,
): Promise<{ records: EngineRecords; notices: string[] }> {
  const records = new EngineRecords(services.state);
  for (const begun of records.allBegun()) await removeAbandoned(begun, { records, services });
  records.rewrite(rebasedRecords(records.all(), rebase));
  const failures = await restoreRecords(records.all(), services);
  const notices = failures.map(
    ({ record: { name, type }, reason }) =>
      `"${name}" (${type}) cannot be served: ${reason instanceof Error ? reason.message : String(reason)}`,
  );
  return { records, notices };
}
