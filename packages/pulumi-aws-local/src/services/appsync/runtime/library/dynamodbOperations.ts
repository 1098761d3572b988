import type { LibraryFunction } from "../realm/evaluationState";
import type { UpdateOperation } from "./updateExpression";

const operation =
  (build: (args: unknown[]) => UpdateOperation): LibraryFunction =>
  (args) =>
    build(args);

/**
 * ddb.operations.*, with the results recorded from AWS.
 * UNVERIFIED: the results of remove and updateListItem, and of increment and decrement without
 * an argument.
 */
export const dynamodbOperations: Record<string, LibraryFunction> = {
  add: operation(([value]) => ({ type: "OPERATION_ADD", value })),
  remove: operation(() => ({ type: "OPERATION_REMOVE" })),
  replace: operation(([value]) => ({ type: "OPERATION_REPLACE", value })),
  increment: operation(([by]) => ({ type: "OPERATION_INCREMENT", by: (by as number) ?? 1 })),
  decrement: operation(([by]) => ({ type: "OPERATION_DECREMENT", by: (by as number) ?? 1 })),
  append: operation(([items]) => ({ type: "OPERATION_APPEND", items: items as unknown[] })),
  prepend: operation(([items]) => ({ type: "OPERATION_PREPEND", items: items as unknown[] })),
  updateListItem: operation(([value, index]) => ({
    type: "OPERATION_UPDATE_LIST_ITEM",
    value,
    index: index as number,
  })),
};
