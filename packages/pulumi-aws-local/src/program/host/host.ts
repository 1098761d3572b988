import type { Evaluation, FromHost, Loaded, RunRequest, ToHost } from "./messages";
import { VisibleError } from "../../core/visibleError";
import { describeError } from "./describeError";
import { loadSdk } from "./loadSdk";
import { preload, readLoaded } from "./preload";
import { Registrations } from "./registrations";
import { runProgram } from "./runProgram";
import { explainDelay, untilIdle } from "./untilIdle";

/** Waits for a program of this project to run, runs it, and ends with the channel to the stack. */
export function serve(projectDir: string): void {
  const send = (message: FromHost): void => void process.send?.(message);
  const registrations = new Registrations(send);
  process.on("disconnect", () => process.exit(0));
  let failed = false;
  let lastLoaded: Loaded | undefined;
  /** The first failure counts: those after it follow from it. */
  const fail = (error: unknown): void => {
    if (!failed) send({ kind: "failed", error: describeError(error) });
    failed = true;
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  process.on("message", (message: ToHost) => {
    if (message.kind === "preload") preload((lastLoaded = message.loaded));
    else if (message.kind !== "run") registrations.settle(message);
    else {
      const { request } = message;
      evaluate(request, lastLoaded?.sources, { registrations, fail }).then(
        (evaluation) =>
          failed || send({ kind: "done", evaluation, loaded: readLoaded(request.folder) }),
        fail,
      );
    }
  });
  try {
    loadSdk(projectDir);
  } catch {
    // A program without the SDK is refused once it is to run.
  }
}

/** Runs the program until nothing is left to do, as Pulumi does. */
async function evaluate(
  request: RunRequest,
  sources: string[] | undefined,
  { registrations, fail }: { registrations: Registrations; fail(error: unknown): void },
): Promise<Evaluation> {
  process.channel?.unref();
  const idle = untilIdle();
  let evaluation: (() => Evaluation) | undefined;
  runProgram(request, sources, { registrations, fail }).then((read) => {
    evaluation = read;
    explainDelay(() => registrations.areOpen);
  }, fail);
  await idle;
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
  "The program never ends: it waits for a promise that nothing is left to settle. Nothing was removed.";

const NEVER_REGISTERED =
  "A resource of the program was never declared: it waits for an input or another resource that never comes. Nothing was removed.";

/** Two turns of an event loop that is empty otherwise. */
function nextTurn(): Promise<false> {
  return new Promise((done) => setImmediate(() => setImmediate(() => done(false))));
}
