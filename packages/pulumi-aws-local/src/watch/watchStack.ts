import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EventsPort } from "../core/ports/events";
import type { Consent } from "../program/losses";
import type { LocalStack } from "../stack";
import { findMistake } from "./findMistake";
import { report, reportApplied, reportMistake } from "./report";
import { watchProject, type ProjectWatch } from "./watchProject";

/** How long an application that is under way may hold up the end. */
const PATIENCE_MS = 700;

/** The stack's own code, which is not loaded again. */
const OWN_CODE = /^local[\\/]/;

/** The first file that is saved need not wait for what applying it takes to load. */
const WARM_UP_MS = 300;

function warmUp(): void {
  require("../services/appsync/runtime");
}

/** How a running stack is watched. */
export interface StackWatch {
  projectDir: string;
  /** The data folder. */
  data: string;
  /** Hears of each application and each mistake. */
  events: EventsPort;
  /** Asks a person before data are deleted, until the signal takes the question back; undefined where there is nobody to ask. */
  newConsent(signal: AbortSignal): Consent | undefined;
}

/** Applies each file of the program that is saved, until it is told to stop. */
export function watchStack(
  stack: LocalStack,
  { projectDir, data, events, newConsent }: StackWatch,
): ProjectWatch {
  let siteChangedAt: string | undefined;
  let question = new AbortController();
  const apply = async (files: string[]): Promise<void> => {
    const started = performance.now();
    try {
      question = new AbortController();
      const consent = newConsent(question.signal);
      const { types, notices } = await stack.reapply(consent);
      notices.forEach(report);
      const at = new Date().toISOString();
      if (types.has("aws:s3/bucketObjectv2:BucketObjectv2")) siteChangedAt = at;
      const site = siteChangedAt === undefined ? {} : { siteChangedAt };
      events.publish("program", { state: "applied", at, files, ...site });
      reportApplied(files, performance.now() - started);
    } catch (error) {
      const mistake = await findMistake(error, projectDir);
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
    ignored: [resolve(data)],
    appliedAt: stack.appliedAt,
    async saved(files) {
      const ours = files.filter((file) => !OWN_CODE.test(file));
      const theirs = files.filter((file) => OWN_CODE.test(file));
      if (theirs.length > 0) {
        report(`${theirs.join(", ")}: the stack's own code changed, which a restart applies`);
      }
      if (ours.length > 0) await apply(ours);
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
