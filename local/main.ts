import { resolve } from "node:path";
import type { StartOptions } from "./options";
import { startStack } from "./startStack";

/** `npm start`: runs the stack until it is told to end. */
export async function main(options: StartOptions): Promise<void> {
  // While it starts, ending at once is safe: what it started ends with it, as through `kill -9`.
  const stopListening = onEndSignal((signal) => process.exit(exitCode(signal)));
  const stack = await startStack(resolve(__dirname, ".."), options);
  stopListening();
  const ended = new Promise<NodeJS.Signals>(onEndSignal);
  for (const [setting, value] of Object.entries(stack.freshSecrets)) {
    console.log(
      `generated ${setting}: ${value}  (shown once; kept in ${options.data}/secrets.json)`,
    );
  }
  console.log(`ready ${stack.origin}`);
  const signal = await ended;
  await stack.stop();
  process.exit(exitCode(signal));
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
