import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { KeyValueStorageInterface } from "aws-amplify/utils";

/**
 * Stores what a browser would keep in localStorage in one JSON file that only its owner can read.
 */
export function fileStorage(file: string): KeyValueStorageInterface {
  const read = (): Record<string, string> =>
    existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const write = (values: Record<string, string>): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(values, null, 2) + "\n", { mode: 0o600 });
  };
  return {
    getItem: async (key) => read()[key] ?? null,
    setItem: async (key, value) => write({ ...read(), [key]: value }),
    removeItem: async (key) => {
      const { [key]: _removed, ...rest } = read();
      write(rest);
    },
    clear: async () => write({}),
  };
}
