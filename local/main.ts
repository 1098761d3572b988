import { resolve } from "node:path";
import type { StartOptions } from "./options";
import { startStack } from "./startStack";

/** `npm start`: runs the stack until it is told to end. */
export async function main(options: StartOptions): Promise<void> {
  const ended = endSignal();
  const stack = await startStack(resolve(__dirname, ".."), options);
  for (const [setting, value] of Object.entries(stack.freshSecrets)) {
    console.log(
      `generated ${setting}: ${value}  (shown once; kept in ${options.data}/secrets.json)`,
    );
  }
  console.log(`ready ${stack.origin}`);
  const signal = await ended;
  await stack.stop();
  process.exit(signal === "SIGINT" ? 130 : 0);
}

function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  });
}
