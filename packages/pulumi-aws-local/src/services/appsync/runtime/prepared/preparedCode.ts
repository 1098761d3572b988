import { join } from "node:path";
import { BoundedMap } from "../../../../core/boundedMap";
import { BUILD_FOLDER } from "../../../../core/sourceFile";
import { PreparedFiles } from "./preparedFiles";
import type { PreparedCode } from "./prepareCode";

/** Prepared code by its text: all stacks of this process share it. */
const prepared = new BoundedMap<string, PreparedCode>(300);

/** Within the build: what one version of the sources has found out is never read by another. */
const files =
  BUILD_FOLDER === undefined ? undefined : new PreparedFiles(join(BUILD_FOLDER, "code"));

/**
 * Prepares code, or takes what was found out about it before.
 * @param isKept later processes will need it as well: what is found out is kept on disk
 * @throws CodeError for code that AppSync refuses to store.
 */
export function preparedCode(code: string, isKept: boolean): PreparedCode {
  const known = prepared.get(code) ?? (isKept ? files?.read(code) : undefined);
  if (known !== undefined) return prepared.set(code, known);
  const found = prepare(code);
  if (isKept) files?.write(code, found);
  return prepared.set(code, found);
}

function prepare(code: string): PreparedCode {
  // Required on first use: the parser and its rules take time to load, which most starts need not spend.
  const { prepareCode } = require("./prepareCode") as typeof import("./prepareCode");
  return prepareCode(code);
}
