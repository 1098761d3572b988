import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Starts the stand-in provider in a separate process. */
export async function startStandIn() {
  const child = spawn(process.execPath, [join(__dirname, "standInProvider.cjs")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    pid: child.pid!,
    providerPort: Number(line.toString()),
    origin: "http://localhost:4000",
    async stop() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}
