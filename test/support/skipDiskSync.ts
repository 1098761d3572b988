import { createRequire } from "node:module";

/**
 * From now on, stores that this process opens do not wait for the disk at each write, which takes
 * milliseconds. The result of a write is the same, also for other processes and after `kill -9`;
 * only a power failure could lose it. Stacks of `npm start` wait.
 */
export function skipDiskSync(): void {
  // Imports of the emulator's modules resolve to members of this object.
  const lmdb = createRequire(require.resolve("pulumi-aws-local/package.json"))("lmdb") as {
    open(options: { readOnly?: boolean; noSync?: boolean }): unknown;
  };
  const { open } = lmdb;
  lmdb.open = (options) => open(options.readOnly ? options : { ...options, noSync: true });
}
