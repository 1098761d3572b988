import { open, type RootDatabase } from "lmdb";

/** One named map of JSON values in the data folder. Reads and writes are synchronous; a write is on disk when it returns. */
export interface Collection<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  delete(key: string): void;
  /** All entries whose key starts with the prefix, in key order. */
  entries(prefix?: string): { key: string; value: T }[];
}

/** What the local services remember between runs, besides what lies in DynamoDB. */
export interface StateStore {
  collection<T>(name: string): Collection<T>;
  /** Runs `work` so that all its writes, in any collection, happen or none does. */
  transaction<R>(work: () => R): R;
  close(): Promise<void>;
}

/** Above every character that occurs in keys, so `prefix + KEY_END` bounds a prefix range. */
const KEY_END = "\uffff";

/** Opens (or creates) the store in `directory`. LMDB keeps it whole through `kill -9`. */
export function openStateStore(directory: string): StateStore {
  return storeOf(open({ path: directory, maxDbs: 64, encoding: "json" }));
}

/** Opens an existing store for reading, also while another process writes it. */
export function readStateStore(directory: string): StateStore {
  return storeOf(open({ path: directory, maxDbs: 64, encoding: "json", readOnly: true }));
}

/** LMDB refuses longer keys, which clients may ask for but which nothing is kept under. */
const MAX_KEY_BYTES = 1_900;

function fits(key: string): boolean {
  return key.length * 3 <= MAX_KEY_BYTES || Buffer.byteLength(key) <= MAX_KEY_BYTES;
}

function storeOf(root: RootDatabase): StateStore {
  return {
    collection<T>(name: string): Collection<T> {
      const db = root.openDB<T, string>({ name, encoding: "json" });
      return {
        get: (key) => (fits(key) ? db.get(key) : undefined),
        put: (key, value) => void db.putSync(key, value),
        delete: (key) => void db.removeSync(key),
        entries: (prefix = "") => [
          ...db.getRange({ start: prefix, end: prefix + KEY_END }).map(({ key, value }) => ({
            key,
            value,
          })),
        ],
      };
    },
    transaction: (work) => root.transactionSync(work),
    close: () => root.close(),
  };
}
