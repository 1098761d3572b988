import type { DynamoDb } from "../../../../src/services/dynamodb/service";
import type { Collection, StateStore } from "../../../../src/core/stateStore";
import type { Data } from "./engineStack";

/** Thrown by every access to data after the simulated kill of the process. */
export class Killed extends Error {}

/**
 * Data whose process is killed before its `last`-th write to the store or call to the engine: no later access has an
 * effect.
 */
export function mortal({ state, dynamoDb }: Data, last: number): Data & { isDead(): boolean } {
  let count = 0;
  const act = <R>(work: () => R): R => {
    if (++count >= last) throw new Killed(`killed before write ${last}`);
    return work();
  };
  let inTransaction = false;
  const write = <R>(work: () => R): R => (inTransaction ? work() : act(work));
  const dying: StateStore = {
    collection<T>(name: string): Collection<T> {
      const kept = state.collection<T>(name);
      return {
        get: (key) => kept.get(key),
        entries: (prefix) => kept.entries(prefix),
        first: () => kept.first(),
        put: (key, value) => write(() => kept.put(key, value)),
        delete: (key) => write(() => kept.delete(key)),
      };
    },
    transaction: (work) =>
      write(() => {
        const outer = inTransaction;
        inTransaction = true;
        try {
          return state.transaction(work);
        } finally {
          inTransaction = outer;
        }
      }),
    image: (names) => state.image(names),
    replace: (image, kept) => write(() => state.replace(image, kept)),
    close: async () => {},
  };
  const dyingTables = new Proxy(dynamoDb, {
    get(target, member) {
      if (member !== "call") return Reflect.get(target, member);
      return async (operation: string, input: object) => act(() => target.call(operation, input));
    },
  }) as DynamoDb;
  return { state: dying, dynamoDb: dyingTables, isDead: () => count >= last };
}
