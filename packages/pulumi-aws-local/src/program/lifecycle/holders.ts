import type { Holder, ResourceHandler } from "../../core/resourceHandler";
import type { LocalServices } from "../../services/localServices";
import type { Progress } from "../progress";
import type { ResourceRecord } from "../resourceRecords";

/** The key of a resource in the sets of `Progress`: its type and id. */
export function holderKey({ type, id }: Holder): string {
  return `${type} ${id}`;
}

/** Whether a resource was in a table or pool that is created again, and so is empty. */
export function isEmptied(
  { outputs, emptied: isMarked }: ResourceRecord,
  { within }: ResourceHandler<LocalServices>,
  { emptied }: Progress,
): boolean {
  const holders = within?.(outputs) ?? [];
  return isMarked === true || holders.some((holder) => emptied.has(holderKey(holder)));
}

/** The tables or pools of a resource that this deployment replaces: the AWS provider would also replace the resource. */
export function replacedHolders(
  { outputs }: ResourceRecord,
  { within }: ResourceHandler<LocalServices>,
  { replacedIds }: Progress,
): Holder[] {
  return (within?.(outputs) ?? []).filter((holder) => replacedIds.has(holderKey(holder)));
}
