import { join } from "node:path";
import { BoundedMap } from "../../../../core/boundedMap";
import { BUILD_FOLDER } from "../../../../core/sourceFile";
import { PreparedFiles } from "./preparedFiles";
import type { PreparedCode } from "./prepareCode";

/** Prepared code by its text, shared by all stacks of this process. */
const prepared = new BoundedMap<string, PreparedCode>(300);

/** Inside the build folder: results of one version of the sources are never read by another. */
const files =
  BUILD_FOLDER === undefined ? undefined : new PreparedFiles(join(BUILD_FOLDER, "code"));

/**
 * Prepares code, or returns an earlier result.
 * @param isKept later processes will also need the result, so it is cached on disk
 * @throws CodeError for code that AppSync does not accept
 */
export function preparedCode(code: string, isKept: boolean): PreparedCode {
  const known = prepared.get(code) ?? (isKept ? files?.read(code) : undefined);
  if (known !== undefined) return prepared.set(code, known);
  const found = prepare(code);
  if (isKept) files?.write(code, found);
  return prepared.set(code, found);
}

function prepare(code: string): PreparedCode {
  // Required on first use: the parser and its rules load slowly, and most starts do not need them.
  const { prepareCode } = require("./prepareCode") as typeof import("./prepareCode");
  return prepareCode(code);
}
