import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../../core/isAlive";
import { VisibleError } from "../../../core/visibleError";
import type { DatabaseFiles } from "./databaseFiles";
import { readRunState } from "./runState";

const TIMEOUT_MS = 10_000;
const POLL_MS = 10;

/**
 * Waits until the engine of a killed run has closed the database, which it does by itself shortly after that run.
 * @throws VisibleError if it does not end
 */
export async function awaitLastEngine(files: DatabaseFiles): Promise<void> {
  for (const deadline = Date.now() + TIMEOUT_MS; ; await sleep(POLL_MS)) {
    const state = readRunState(files);
    if (!("pid" in state) || !isAlive(state.pid)) return; // asking for a command takes a second on Windows
    if (!commandOf(state.pid).includes(files.database)) return;
    if (Date.now() > deadline) {
      throw new VisibleError(
        `The DynamoDB engine of an earlier run (process ${state.pid}) still uses "${files.database}". End it, or choose another data folder with --data DIR.`,
      );
    }
  }
}

/** The command line of a process; empty if it does not exist. The id may since have been reused. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const [program, ...args] = process.platform === "win32" ? windowsQuery(pid) : unixQuery(pid);
    return execFileSync(program!, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
  } catch {
    return "";
  }
}

function unixQuery(pid: number): string[] {
  return ["ps", "-ww", "-o", "command=", "-p", String(pid)];
}

/** UNVERIFIED: written from Microsoft's documentation, not run on Windows. */
function windowsQuery(pid: number): string[] {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return ["powershell", "-NoProfile", "-NonInteractive", "-Command", query];
}
