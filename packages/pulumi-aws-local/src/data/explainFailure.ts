import { join } from "node:path";
import { projectPath } from "../core/projectPath";
import { VisibleError } from "../core/visibleError";
import { damaged } from "./checkStoredData";
import type { DataFolder } from "./dataFolder";
import type { DiskSpace } from "./diskSpace";
import { unwritableFolder } from "./unusableFolder";

/** The system's error codes for a failed write. */
const UNWRITABLE = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EIO"]);

/** Explains the error that ended a start. If the disk or the data caused it, the message is written for the user. */
export function explainFailure(error: unknown, folder: DataFolder, disk: DiskSpace): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const isUnwritable = typeof code === "string" && UNWRITABLE.has(code);
  if (isUnwritable || !disk.hasRoom()) {
    const reason = isUnwritable ? String(message) : "its disk is full";
    return unwritableFolder(folder.path, reason);
  }
  if (code === "EMFILE" || code === "ENFILE") {
    return new VisibleError(
      `No more files can be opened: ${message}. Raise the limit (ulimit -n).`,
    );
  }
  const { path: at } = error as { path?: unknown };
  if (typeof at === "string" && projectPath(folder.path, at) !== undefined) {
    return new VisibleError(
      `The data folder "${folder.path}" can't be used: ${message}. Correct it, or start with --reset to begin with empty data.`,
    );
  }
  // MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_INVALID and the like, from lmdb.h.
  if (/^MDB_/.test(String(message))) return damaged(join(folder.stateDir, "data.mdb"));
  return error;
}
