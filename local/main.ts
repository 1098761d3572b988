import { resolve } from "node:path";
import type { StartOptions } from "./options";
import { askForConsent, canAsk } from "./askForConsent";
import { createEvaluator } from "./program/evaluator";
import { startStack, type LocalStack } from "./startStack";
import type { ProjectWatch } from "./watch/watchProject";

/** `npm start`: runs the stack until it is told to end. */
export async function main(options: StartOptions): Promise<void> {
  // The data folder holds keys and customers' data: no other user of this machine reads what this process writes.
  process.umask(0o077);
  // While it starts, ending at once is safe: what it started ends with it, as through `kill -9`.
  const stopListening = onEndSignal((signal) => process.exit(exitCode(signal)));
  const projectDir = resolve(__dirname, "..");
  const evaluator = createEvaluator(projectDir);
  evaluator.prepare(); // it loads Pulumi's SDK while the services start
  const consent = canAsk() ? askForConsent() : undefined;
  const stack = await startStack(projectDir, options, {
    evaluator,
    ...(consent && { consent }),
  });
  stopListening();
  const ended = new Promise<NodeJS.Signals>(onEndSignal);
  for (const [setting, value] of Object.entries(stack.freshSecrets)) {
    console.log(
      `generated ${setting}: ${value}  (shown once; kept in ${options.data}/secrets.json)`,
    );
  }
  for (const notice of stack.notices) console.log(notice);
  console.log(`workbench ${stack.origin}/_local/`);
  console.log(`ready ${stack.origin}`);
  const watching = options.watch ? startWatching(stack, projectDir, options.data) : undefined;
  const signal = await ended;
  await watching?.stop();
  await stack.stop();
  process.exit(exitCode(signal));
}

/** Required late: `ready` does not wait for it. */
function startWatching(stack: LocalStack, projectDir: string, data: string): ProjectWatch {
  const { watchStack } = require("./watch/watchStack") as typeof import("./watch/watchStack");
  return watchStack(stack, projectDir, data);
}

function exitCode(signal: NodeJS.Signals): number {
  return signal === "SIGINT" ? 130 : 0;
}

/** Calls back at the first signal to end; answers how to stop listening for it. */
function onEndSignal(end: (signal: NodeJS.Signals) => void): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}
