import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { warmUp } from "../services/appsync";
import type { EventsPort } from "../core/ports/events";
import { projectPath } from "../core/projectPath";
import { realPath } from "../core/realPath";
import { PACKAGE_FOLDER } from "../core/sourceFile";
import type { Consent } from "../program/losses";
import { readProjectSection } from "../program/projectSection";
import type { LocalStack } from "../stack";
import type { StackSettings } from "../stack/settings";
import { findProgramError } from "./findProgramError";
import { report, reportApplied, reportProgramError } from "./report";
import { watchProject, type ProjectWatch } from "./watchProject";

/** Folders of this package that hold no code of a running stack. */
const UNWATCHED = ["build", "test"].map((name) => join(PACKAGE_FOLDER, name));

/** Maximum wait for a running application of changes when the watch stops. */
const STOP_TIMEOUT_MS = 700;

/** Maximum time of an evaluation after another save: an endless evaluation must not block later saves. */
const SUPERSEDED_MS = 2_000;

/** Loads what an application needs before the first file is saved. */
const WARM_UP_MS = 300;

/** Settings for watching a running stack. */
export interface StackWatch extends Pick<StackSettings, "projectDir" | "data" | "stack"> {
  /** Receives each application of changes and each error. */
  events: EventsPort;
  /** Asks the user before data is deleted, until the signal withdraws the question. If absent, no data is deleted. */
  newConsent?(signal: AbortSignal): Consent | undefined;
  /** Maximum milliseconds of an evaluation after another save; two seconds if absent. */
  supersededMs?: number;
}

/** Applies saved files of the program until the watch is stopped. */
export function watchStack(
  stack: LocalStack,
  {
    projectDir,
    data,
    stack: stackName,
    events,
    newConsent,
    supersededMs = SUPERSEDED_MS,
  }: StackWatch,
): ProjectWatch {
  let siteChangedAt: string | undefined;
  let question = new AbortController();
  let evaluation = new AbortController();
  let supersession: NodeJS.Timeout | undefined;
  let hasStopped = false;
  const apply = async (files: string[]): Promise<void> => {
    const started = performance.now();
    try {
      question = new AbortController();
      evaluation = new AbortController();
      const { types, notices } = await stack.reapply(
        newConsent?.(question.signal),
        evaluation.signal,
      );
      notices.forEach(report);
      const at = new Date().toISOString();
      if (types.has("aws:s3/bucketObjectv2:BucketObjectv2")) siteChangedAt = at;
      const site = siteChangedAt === undefined ? {} : { siteChangedAt };
      events.publish("program", { state: "applied", at, files, ...site });
      reportApplied(files, performance.now() - started);
    } catch (error) {
      if (hasStopped) return; // the end of the stack, and not the program, is the cause
      if (evaluation.signal.aborted && error === evaluation.signal.reason) {
        return report(
          "more was saved, and the program was still running: its evaluation was ended",
        );
      }
      const programError = await findProgramError(error, projectDir, stackName);
      events.publish("program", {
        state: "error",
        at: new Date().toISOString(),
        files,
        error: programError,
      });
      reportProgramError(programError, projectDir);
    } finally {
      clearTimeout(supersession);
      supersession = undefined;
    }
  };
  const watching = watchProject({
    projectDir,
    ignored: [data, ...ignoredFolders(projectDir), ...UNWATCHED].map(realPath),
    appliedAt: stack.appliedAt,
    async saved(files) {
      // The emulator's own code, which is not loaded again, may lie in the project that it runs.
      const isOwn = (file: string): boolean =>
        projectPath(PACKAGE_FOLDER, join(projectDir, file)) !== undefined;
      const own = files.filter(isOwn);
      const theirs = files.filter((file) => !isOwn(file));
      if (own.length > 0) {
        report(`${own.join(", ")}: the emulator's own code changed; restart to apply it`);
      }
      if (theirs.length > 0) await apply(theirs);
    },
    superseded() {
      question.abort();
      supersession ??= setTimeout(() => evaluation.abort(), supersededMs).unref();
    },
    failed: ({ code, message }) =>
      report(
        `saved files will not be applied: this system cannot watch more files (${code ?? message})`,
      ),
  });
  setTimeout(warmUp, WARM_UP_MS).unref();
  return {
    stop() {
      hasStopped = true;
      return Promise.race([watching.stop(), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    },
  };
}

/** Folders at the top of the project that its package.json excludes. */
function ignoredFolders(projectDir: string): string[] {
  return readProjectSection(projectDir).ignore.map((name) => join(projectDir, name));
}
