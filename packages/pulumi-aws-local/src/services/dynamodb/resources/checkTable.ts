import { isDeepStrictEqual } from "node:util";
import { ValidationError } from "../errors";
import type { ResourceRequest } from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import { keyNames, typesOf } from "./tableKeys";

/**
 * Rejects changes that AWS cannot make to an existing table: its local indexes, and the types of its keys.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
 * @throws AwsError ValidationException
 */
export function checkTable({ inputs, previous }: ResourceRequest): void {
  if (hasUnknown(inputs)) return;
  const types = typesOf(inputs);
  if (previous !== undefined) refuseOtherIndexes(inputs, previous.inputs);
  if (previous === undefined || keyNames(inputs).join() !== keyNames(previous.inputs).join())
    return;
  const before = typesOf(previous.inputs);
  for (const name of keyNames(inputs)) {
    const [old, wanted] = [before.get(name), types.get(name)];
    if (old === undefined || old === wanted) continue;
    refuse(
      `the type of the key "${name}" cannot become "${wanted}", it is "${old}": AWS does not change the type of a ` +
        "table's key. Restore the type, or declare a table under another logical name.",
    );
  }
}

/** The provider ignores changes of a local index that keeps its name, and AWS has no operation for them. */
function refuseOtherIndexes(inputs: Record<string, any>, before: Record<string, any>): void {
  for (const index of before.localSecondaryIndexes ?? []) {
    const wanted = inputs.localSecondaryIndexes?.find(({ name }: any) => name === index.name);
    if (wanted === undefined || isDeepStrictEqual(wanted, index)) continue;
    refuse(
      `the local index "${index.name}" cannot be changed: AWS only creates local indexes together with their table. ` +
        "Restore it, or declare the index under another name.",
    );
  }
}

function refuse(message: string): never {
  throw new ValidationError(message);
}
