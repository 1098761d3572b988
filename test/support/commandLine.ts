import { execFile } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { runCommand } from "../../web/cli/runCommand";
import { folderOfRun } from "./runFolder";
import type { RunningStack } from "./startStack";

const ROOT = resolve(__dirname, "../..");

/** The command-line client, which keeps its sign-in in its own folder. */
export interface CommandLine {
  /** Runs a command in a process of its own, which takes a second of CPU time. */
  run(...args: string[]): Promise<Finished>;
  /** Runs a command in this process. Returns what the command would print; rejects if it fails. */
  runHere(...args: string[]): Promise<any>;
}

interface Finished {
  code: number;
  /** The output as JSON; null if there is none. */
  said: any;
}

export function commandLine({ dataDir }: Pick<RunningStack, "dataDir">): CommandLine {
  const outputs = join(folderOfRun(), "outputs.json");
  copyFileSync(join(dataDir, "outputs.json"), outputs);
  return {
    async run(...args) {
      const ran = promisify(execFile)(process.execPath, ["web/cli/start.cjs", ...args], {
        cwd: ROOT,
        env: { ...process.env, STACK_OUTPUTS: outputs },
        maxBuffer: 50_000_000,
      });
      const { stdout, code } = await ran.then(
        (done) => ({ ...done, code: 0 }),
        (error: { stdout: string; code: number }) => error,
      );
      return { code, said: stdout === "" ? null : JSON.parse(stdout) };
    },
    runHere: (...args) => runCommand(args, outputs),
  };
}
