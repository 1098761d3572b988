import { join, resolve, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EventsPort } from "../core/ports/events";
import type { Consent } from "../program/losses";
import { readProjectSection } from "../program/projectSection";
import type { LocalStack } from "../stack";
import type { StackSettings } from "../stack/settings";
import { findMistake } from "./findMistake";
import { report, reportApplied, reportMistake } from "./report";
import { watchProject, type ProjectWatch } from "./watchProject";

/** How long an application that is under way may hold up the end. */
const PATIENCE_MS = 700;

/** The emulator's own code, which is not loaded again, may lie in the project that it runs. */
const OWN_CODE = resolve(__dirname, "../..") + sep;

/** The first file that is saved need not wait for what applying it takes to load. */
const WARM_UP_MS = 300;

function warmUp(): void {
  require("../services/appsync/runtime");
}

/** How a running stack is watched. */
export interface StackWatch extends Pick<StackSettings, "projectDir" | "data" | "stack"> {
  /** Gets each application and each mistake. */
  events: EventsPort;
  /** Asks a person before data are deleted, until the signal takes the question back. Absent: nothing is deleted. */
  newConsent?(signal: AbortSignal): Consent | undefined;
}

/** Applies each file of the program that is saved, until it is stopped. */
export function watchStack(
  stack: LocalStack,
  { projectDir, data, stack: stackName, events, newConsent }: StackWatch,
): ProjectWatch {
  let siteChangedAt: string | undefined;
  let question = new AbortController();
  const apply = async (files: string[]): Promise<void> => {
    const started = performance.now();
    try {
      question = new AbortController();
      const { types, notices } = await stack.reapply(newConsent?.(question.signal));
      notices.forEach(report);
      const at = new Date().toISOString();
      if (types.has("aws:s3/bucketObjectv2:BucketObjectv2")) siteChangedAt = at;
      const site = siteChangedAt === undefined ? {} : { siteChangedAt };
      events.publish("program", { state: "applied", at, files, ...site });
      reportApplied(files, performance.now() - started);
    } catch (error) {
      const mistake = await findMistake(error, projectDir, stackName);
      events.publish("program", {
        state: "mistake",
        at: new Date().toISOString(),
        files,
        mistake,
      });
      reportMistake(mistake, projectDir);
    }
  };
  const watching = watchProject({
    projectDir,
    ignored: [data, ...ignoredFolders(projectDir)].map((path) => resolve(path)),
    appliedAt: stack.appliedAt,
    async saved(files) {
      const isOwn = (file: string): boolean => join(projectDir, file).startsWith(OWN_CODE);
      const own = files.filter(isOwn);
      const theirs = files.filter((file) => !isOwn(file));
      if (own.length > 0) {
        report(`${own.join(", ")}: the emulator's own code changed, which a restart applies`);
      }
      if (theirs.length > 0) await apply(theirs);
    },
    superseded: () => question.abort(),
    failed: ({ code, message }) =>
      report(
        `saved files will not be seen: this system refuses to watch more (${code ?? message})`,
      ),
  });
  setTimeout(warmUp, WARM_UP_MS).unref();
  return {
    stop: () => Promise.race([watching.stop(), sleep(PATIENCE_MS, undefined, { ref: false })]),
  };
}

/** Folders at the top of the project that its package.json excludes. */
function ignoredFolders(projectDir: string): string[] {
  return readProjectSection(projectDir).ignore.map((name) => join(projectDir, name));
}
