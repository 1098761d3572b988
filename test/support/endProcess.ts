import type { ChildProcess, StdioOptions } from "node:child_process";

const hasSignals = process.platform !== "win32";

/** The stdio option for processes that `endProcess` ends: their output is piped. */
export const ENDABLE: StdioOptions = [
  "ignore",
  "pipe",
  "pipe",
  ...(hasSignals ? [] : ["ipc" as const]),
];

/** Ends a stack as a user would: with SIGTERM, or on Windows, which has no signals, by disconnecting its channel. */
export function endProcess(child: ChildProcess): void {
  if (hasSignals) child.kill("SIGTERM");
  else if (child.connected) child.disconnect();
}
