import { resourceHandlers } from "../services/resourceHandlers";
import { AwsError } from "../core/awsError";
import { maskApiKeys } from "../core/maskApiKeys";
import { removeAbandoned } from "./createResource";
import type { Deployment } from "./deployment";
import type { ResourceRecord } from "./resourceRecords";

/**
 * Deletes resources that have left the program (the newest first), replaced resources, and what interrupted creations
 * left behind. For resources with retainOnDelete, and those whose `deletedWith` is also deleted, only the record is
 * deleted. A resource that cannot be deleted stays on record, and the next deployment retries.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/
 * https://www.pulumi.com/docs/iac/concepts/resources/options/deletedwith/
 * @returns a line for each resource that stays
 */
export async function removeResources(
  gone: readonly ResourceRecord[],
  deployment: Deployment,
): Promise<string[]> {
  const { records } = deployment;
  const kept: string[] = [];
  const goneUrns = new Set(
    gone.filter(({ retainOnDelete }) => !retainOnDelete).map(({ urn }) => urn),
  );
  const isForgotten = ({ retainOnDelete, deletedWith }: ResourceRecord): boolean =>
    retainOnDelete === true || (deletedWith !== undefined && goneUrns.has(deletedWith));
  records.delete(...gone.filter(isForgotten).map(({ urn }) => urn)); // in one write, because each write waits for the disk
  const retained = gone.filter(({ retainOnDelete }) => retainOnDelete);
  for (const record of gone.filter((one) => !isForgotten(one)).reverse()) {
    const others = [...records.all(), ...retained].filter(({ urn }) => urn !== record.urn);
    const failure = await remove(record, others, deployment);
    if (failure === undefined) records.delete(record.urn);
    else kept.push(failure);
  }
  for (const begun of records.allBegun()) await removeAbandoned(begun, deployment);
  for (const record of records.replaced().reverse()) {
    const failure = await remove(record, records.all(), deployment);
    if (failure === undefined) records.forgetReplaced(record);
    else kept.push(failure);
  }
  return kept;
}

/**
 * Deletes a resource unless another record refers to it or the user has not consented to losing its data. Returns the
 * reason why it stays.
 */
async function remove(
  record: ResourceRecord,
  others: readonly ResourceRecord[],
  { services, isAgreed }: Deployment,
): Promise<string | undefined> {
  const { type, name, id, outputs } = record;
  const handler = resourceHandlers[type];
  const isHeld = others.some((other) => other.type === type && other.id === id);
  if (handler === undefined || isHeld) return undefined;
  const stays = (why: string): string =>
    `"${name}" (${type}, ${maskApiKeys(id)}) was not deleted: ${why}`;
  const holds = isAgreed(record) ? undefined : await handler.holds?.(id, outputs, services);
  if (holds !== undefined)
    return stays(`it holds ${holds}; start with --allow-data-loss to delete it`);
  try {
    await handler.delete?.(id, outputs, services);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return stays(`${error.code}: ${error.message}`);
    throw error;
  }
}
