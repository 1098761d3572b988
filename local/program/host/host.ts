import type { FromHost, ToHost } from "./messages";
import { describeError } from "./describeError";
import { loadSdk } from "./loadSdk";
import { Registrations } from "./registrations";
import { runProgram } from "./runProgram";

/** Waits for a program of this project to run, runs it, and ends with the channel to the stack. */
export function serve(projectDir: string): void {
  const send = (message: FromHost): void => void process.send?.(message);
  const registrations = new Registrations(send);
  process.on("disconnect", () => process.exit(0));
  let failed = false;
  /** The first failure counts: those after it follow from it. */
  const fail = (error: unknown): void => {
    if (!failed) send({ kind: "failed", error: describeError(error) });
    failed = true;
  };
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  process.on("message", (message: ToHost) => {
    if (message.kind === "preload") preload(message.modules);
    else if (message.kind !== "run") registrations.settle(message);
    else {
      runProgram(message.request, projectDir, registrations, fail).then(
        (outputs) => failed || send({ kind: "done", outputs, modules: loadedPackages() }),
        fail,
      );
    }
  });
  try {
    loadSdk(projectDir);
  } catch {
    // A project without the SDK is refused once its program is to run.
  }
}

/** Packages that the program of this project loaded last time; one that has gone is left to the program. */
function preload(modules: readonly string[]): void {
  for (const file of modules) {
    try {
      require(file);
    } catch {
      return;
    }
  }
}

function loadedPackages(): string[] {
  return Object.keys(require.cache).filter(
    (file) => /[\\/]node_modules[\\/]/.test(file) && /\.c?js$/.test(file),
  );
}
