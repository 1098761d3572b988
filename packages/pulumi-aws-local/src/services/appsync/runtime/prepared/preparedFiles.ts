import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { unguessable } from "../hooks";
import { maskIds, unmaskIds } from "./generatedIds";
import type { PreparedCode } from "./prepareCode";

/** Older files are deleted: code that is still in use is prepared again. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

interface PreparedFile {
  /** The suffix of hook names in the process that wrote the file. */
  names: string;
  prepared: PreparedCode;
}

/** Results for code, one file each, shared by processes. */
export class PreparedFiles {
  #isReady = false;

  /** @param names suffix of hook names; it has the same length in all processes */
  constructor(
    private readonly folder: string,
    private readonly names = unguessable,
  ) {}

  /** Undefined if no process has written it, or it cannot be read. */
  read(code: string): PreparedCode | undefined {
    const { code: masked, ids } = maskIds(code);
    try {
      const file = JSON.parse(readFileSync(this.#fileOf(masked), "utf8")) as PreparedFile;
      const { instrumented, ...rest } = file.prepared;
      const text = unmaskIds(instrumented.code, ids);
      if (text === undefined) return undefined;
      const renamed = text.replaceAll(file.names, this.names);
      return { ...rest, instrumented: { ...instrumented, code: renamed } };
    } catch {
      return undefined;
    }
  }

  /** Stores the result for later processes if the folder is writable. */
  write(code: string, prepared: PreparedCode): void {
    const { instrumented } = prepared;
    const masked = { ...instrumented, code: maskIds(instrumented.code).code };
    const content: PreparedFile = {
      names: this.names,
      prepared: { ...prepared, instrumented: masked },
    };
    try {
      this.#prepareFolder();
      const file = this.#fileOf(maskIds(code).code);
      const unfinished = `${file}.${process.pid}`;
      writeFileSync(unfinished, JSON.stringify(content));
      renameSync(unfinished, file); // other processes see the complete file or none
    } catch {
      // The folder belongs to another user, or the disk is full: the next process prepares the code again.
    }
  }

  #prepareFolder(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    mkdirSync(this.folder, { recursive: true });
    const oldest = Date.now() - KEPT_MS;
    for (const name of readdirSync(this.folder)) {
      const file = join(this.folder, name);
      if (statSync(file).mtimeMs < oldest) rmSync(file, { force: true });
    }
  }

  #fileOf(code: string): string {
    const digest = createHash("sha256").update(code).digest("hex");
    return join(this.folder, `${digest.slice(0, 32)}.json`);
  }
}
