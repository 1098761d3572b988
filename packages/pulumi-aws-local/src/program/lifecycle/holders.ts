import type { Holder, ResourceHandler } from "../../core/resourceHandler";
import type { LocalServices } from "../../services/localServices";
import type { Progress } from "../progress";
import type { ResourceRecord } from "../resourceRecords";

/** A resource by its type and id, as `Progress` holds it. */
export function holderKey({ type, id }: Holder): string {
  return `${type} ${id}`;
}

/** Whether what holds a resource begins empty. */
export function isEmptied(
  { outputs, emptied: isMarked }: ResourceRecord,
  { within }: ResourceHandler<LocalServices>,
  { emptied }: Progress,
): boolean {
  const holders = within?.(outputs) ?? [];
  return isMarked === true || holders.some((holder) => emptied.has(holderKey(holder)));
}

/** What holds a resource and is replaced by this deployment: the AWS provider would replace the resource too. */
export function replacedHolders(
  { outputs }: ResourceRecord,
  { within }: ResourceHandler<LocalServices>,
  { replacedIds }: Progress,
): Holder[] {
  return (within?.(outputs) ?? []).filter((holder) => replacedIds.has(holderKey(holder)));
}
