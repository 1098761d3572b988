import { mkdirSync } from "node:fs";
import { open, type Database, type RootDatabase } from "lmdb";
import { AwsError } from "./awsError";
import { type StateImage, stateImageOf } from "./stateImage";

/** One named map of JSON values in the data folder. Reads and writes are synchronous; a write is on disk when it returns. */
export interface Collection<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  delete(key: string): void;
  /** All entries whose key starts with the prefix, in key order. */
  entries(prefix?: string): { key: string; value: T }[];
  /** The value with the first key; undefined for an empty collection. */
  first(): T | undefined;
}

/** The state that the local services keep between runs, apart from the data in DynamoDB. */
export interface StateStore {
  collection<T>(name: string): Collection<T>;
  /** Runs `work` in a transaction: either all its writes, in any collection, are applied, or none. */
  transaction<R>(work: () => R): R;
  /** The current contents of all collections, or of the given ones. */
  image(names?: readonly string[]): StateImage;
  /**
   * Replaces the contents with an image in one transaction.
   * @param kept collections that stay unchanged
   */
  replace(image: StateImage, kept: readonly string[]): void;
  close(): Promise<void>;
}

/** Above every character that occurs in keys, so `prefix + KEY_END` bounds a prefix range. */
const KEY_END = "\uffff";

/**
 * Opens (or creates) the store in `directory`. LMDB survives `kill -9`. If `hasRoom` returns false because the disk is
 * full, or if a write fails, nothing is changed and the caller gets the AwsError InternalErrorException, as clients of
 * AWS would.
 */
export function openStateStore(directory: string, hasRoom = (): boolean => true): StateStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 }); // it holds keys that sign tokens
  return storeOf(open({ path: directory, maxDbs: 64, encoding: "json" }), hasRoom);
}

/** Opens an existing store for reading, even while another process writes to it. */
export function readStateStore(directory: string): StateStore {
  return storeOf(
    open({ path: directory, maxDbs: 64, encoding: "json", readOnly: true }),
    () => true,
  );
}

/** LMDB rejects longer keys. Clients may look them up, but no value is stored under them. */
const MAX_KEY_BYTES = 1_900;

function fits(key: string): boolean {
  return key.length * 3 <= MAX_KEY_BYTES || Buffer.byteLength(key) <= MAX_KEY_BYTES;
}

/** Whether the system rejected a write. LMDB's own error codes are negative, those of the system are positive. */
function isSystemError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "number" && code > 0;
}

/**
 * LMDB may not detect that a page was overwritten, and then returns values that cannot be decoded.
 * @throws Error with the name that LMDB uses for a damaged file
 */
function readWhole<R>(read: () => R): R {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof RangeError)) throw cause;
    throw new Error("MDB_CORRUPTED: a value could not be read", { cause });
  }
}

function nothing<T>(): Collection<T> {
  const refuse = (): never => {
    throw new Error("this store is read only");
  };
  return {
    get: () => undefined,
    entries: () => [],
    first: () => undefined,
    put: refuse,
    delete: refuse,
  };
}

function namesIn(root: RootDatabase): string[] {
  return [...root.getKeys()].map(String);
}

function storeOf(root: RootDatabase, hasRoom: () => boolean): StateStore {
  const refused = (): AwsError =>
    new AwsError("InternalErrorException", "The request could not be completed.", 500);
  const write = <R>(work: () => R): R => {
    if (!hasRoom()) throw refused();
    try {
      return work();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      hasRoom(); // reports a full disk
      throw refused();
    }
  };
  const opened = new Map<string, Database<Buffer, string>>();
  const bytesIn = (name: string): Database<Buffer, string> => {
    const store = opened.get(name) ?? root.openDB<Buffer, string>({ name, encoding: "binary" });
    opened.set(name, store);
    return store;
  };
  let closed: Promise<void> | undefined;
  return {
    collection<T>(name: string): Collection<T> {
      const db = root.openDB<T, string>({ name, encoding: "json" }) as
        Database<T, string> | undefined;
      if (db === undefined) return nothing(); // read-only, and no value was ever written
      return {
        get: (key) => (fits(key) ? readWhole(() => db.get(key)) : undefined),
        put: (key, value) => void write(() => db.putSync(key, value)),
        delete: (key) => void write(() => db.removeSync(key)),
        entries: (prefix = "") =>
          readWhole(() => [
            ...db.getRange({ start: prefix, end: prefix + KEY_END }).map(({ key, value }) => ({
              key,
              value,
            })),
          ]),
        first: () =>
          readWhole(() => {
            for (const { value } of db.getRange({ limit: 1 })) return value;
            return undefined;
          }),
      };
    },
    transaction: (work) => write(() => root.transactionSync(work)),
    image: (names = namesIn(root)) =>
      readWhole(() =>
        stateImageOf(names, (name) =>
          bytesIn(name)
            .getRange()
            .map(({ key, value }) => ({ key, value: Buffer.from(value) })),
        ),
      ),
    replace(image, kept) {
      const names = namesIn(root).filter((name) => !kept.includes(name));
      const stores = names.map((name) => ({
        store: bytesIn(name),
        entries: image.get(name) ?? [],
      }));
      write(() =>
        root.transactionSync(() => {
          for (const { store, entries } of stores) {
            store.clearSync();
            for (const [key, value] of entries) store.putSync(key, value);
          }
        }),
      );
    },
    close: () => (closed ??= root.close()),
  };
}
