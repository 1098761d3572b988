import type { Evaluation, FromHost, Loaded, RunRequest, ToHost } from "./messages";
import { VisibleError } from "../../core/visibleError";
import { describeError } from "./describeError";
import { loadSdk } from "./loadSdk";
import { preload, prepareCompiler, readLoaded } from "./preload";
import { MessageBatch } from "./messageBatch";
import { Registrations } from "./registrations";
import { rehearse } from "./rehearse";
import { runProgram } from "./runProgram";
import { explainDelay, untilIdle } from "./untilIdle";

/** Waits for a program of this project to run, runs it, and exits when the channel to the stack closes. */
export function serve(projectDir: string): void {
  const batch = new MessageBatch<FromHost>((messages) => void process.send?.(messages));
  const registrations = new Registrations((message) => batch.add(message));
  process.on("disconnect", () => process.exit(0));
  let hasBegun = false;
  let failed = false;
  let lastLoaded: Loaded | undefined;
  let rehearsal = Promise.resolve();
  /**
   * Only the first failure counts: later ones follow from it. A failure before the program runs is not the program's.
   */
  const fail = (error: unknown): void => {
    if (!hasBegun) return;
    if (!failed) batch.addLast({ kind: "failed", error: describeError(error, projectDir) });
    failed = true;
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  const run = async (request: RunRequest): Promise<void> => {
    hasBegun = true;
    await rehearsal;
    try {
      const evaluation = await evaluate(request, lastLoaded?.sources, { registrations, fail });
      if (failed) return;
      batch.addLast({ kind: "done", evaluation, loaded: readLoaded(request.folder) });
    } catch (error) {
      fail(error);
    }
  };
  const take = (message: ToHost): void => {
    if (message.kind === "preload") preload((lastLoaded = message.loaded));
    else if (message.kind === "rehearse") {
      if (lastLoaded !== undefined && !hasBegun) prepareCompiler(lastLoaded);
      rehearsal = rehearse(message.folder, () => !hasBegun);
    } else if (message.kind === "run") void run(message.request);
    else registrations.settle(message);
  };
  process.on("message", (messages: ToHost[]) => messages.forEach(take));
  try {
    loadSdk(projectDir);
  } catch {
    // A program without the SDK is rejected when it runs.
  }
}

/** Runs the program until the event loop is empty, as Pulumi does. */
async function evaluate(
  request: RunRequest,
  sources: string[] | undefined,
  { registrations, fail }: { registrations: Registrations; fail(error: unknown): void },
): Promise<Evaluation> {
  process.channel?.unref();
  const idle = untilIdle();
  let evaluation: (() => Evaluation) | undefined;
  let endExplaining = (): void => {};
  runProgram(request, sources, { registrations, fail }).then((read) => {
    evaluation = read;
    endExplaining = explainDelay(() => registrations.areOpen);
  }, fail);
  await idle;
  endExplaining();
  if (evaluation === undefined) throw new VisibleError(NEVER_SETTLES);
  if (process.exitCode) {
    throw new VisibleError(`The program ended with the exit code ${process.exitCode}.`);
  }
  const { runtime } = loadSdk(request.folder);
  const drained = runtime.disconnect().then(() => true);
  if (!(await Promise.race([drained, nextTurn()]))) throw new VisibleError(NEVER_REGISTERED);
  return evaluation();
}

const NEVER_SETTLES =
  "The program never ends: it waits for a promise that never settles. Nothing was removed.";

const NEVER_REGISTERED =
  "A resource of the program was never declared: it waits for an input or another resource that never resolves. Nothing was removed.";

/** Two turns of an otherwise empty event loop. */
function nextTurn(): Promise<false> {
  return new Promise((done) => setImmediate(() => setImmediate(() => done(false))));
}
