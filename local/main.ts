import { resolve } from "node:path";
import { parseStartOptions } from "./options";
import { reportFailure } from "./shared/visibleError";
import { startStack } from "./startStack";

/** `npm start`: runs the stack until it is told to end. */
async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  let ending: NodeJS.Signals | undefined;
  const ended = new Promise<void>((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        ending = signal;
        end();
      });
    }
  });
  const stack = await startStack(resolve(__dirname, ".."), options);
  for (const [setting, value] of Object.entries(stack.freshSecrets)) {
    console.log(
      `generated ${setting}: ${value}  (shown once; kept in ${options.data}/secrets.json)`,
    );
  }
  console.log(`ready ${stack.origin}`);
  await ended;
  await stack.stop();
  process.exit(ending === "SIGINT" ? 130 : 0);
}

main().catch(reportFailure);
