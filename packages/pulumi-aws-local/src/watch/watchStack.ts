import { join, resolve, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PACKAGE_FOLDER, sourceFile } from "../core/sourceFile";
import { askForConsent, canAsk } from "../cli/askForConsent";
import type { LocalStack } from "../stack";
import { findMistake } from "./findMistake";
import { report, reportApplied, reportMistake } from "./report";
import { watchProject, type ProjectWatch } from "./watchProject";

const OWN_CODE = sourceFile("") + sep;

/** Folders of this package that hold no code of a running stack. */
const UNWATCHED = ["build", "test"].map((name) => join(PACKAGE_FOLDER, name));

/** How long an application that is under way may hold up the end. */
const PATIENCE_MS = 700;

/** The first file that is saved need not wait for what applying it takes to load. */
const WARM_UP_MS = 300;

function warmUp(): void {
  require("../services/appsync/runtime");
}

/** Applies each file of the program that is saved, until it is told to stop. */
export function watchStack(stack: LocalStack, projectDir: string, data: string): ProjectWatch {
  let siteChangedAt: string | undefined;
  const { events } = stack;
  let question = new AbortController();
  const apply = async (files: string[]): Promise<void> => {
    const started = performance.now();
    try {
      question = new AbortController();
      const consent = canAsk() ? askForConsent(question.signal) : undefined;
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
  // This package may lie in the project; its own code is not loaded again.
  const isOwnCode = (file: string): boolean => join(projectDir, file).startsWith(OWN_CODE);
  const watching = watchProject({
    projectDir,
    ignored: [resolve(data), ...UNWATCHED],
    appliedAt: stack.appliedAt,
    async saved(files) {
      const ours = files.filter((file) => !isOwnCode(file));
      const theirs = files.filter((file) => isOwnCode(file));
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
