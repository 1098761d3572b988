import type { ChildProcess, StdioOptions } from "node:child_process";

const hasSignals = process.platform !== "win32";

/** For processes that are to be ended with `endProcess`: their output is read. */
export const ENDABLE: StdioOptions = [
  "ignore",
  "pipe",
  "pipe",
  ...(hasSignals ? [] : ["ipc" as const]),
];

/** Asks a stack to end, as a user would: with SIGTERM; on Windows, which has no such signal, by disconnecting its channel. */
export function endProcess(child: ChildProcess): void {
  if (hasSignals) child.kill("SIGTERM");
  else if (child.connected) child.disconnect();
}

/** What a message says of a process that was killed: Windows knows only a status. */
export const KILLED = hasSignals ? /ended by SIGKILL/ : /ended with exit code 1/;
