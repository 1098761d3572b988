import { watchRunner } from "./watchRunner";

/** Why a run ends: a signal, or the end of the command that started it. */
export type EndReason = NodeJS.Signals | "runner ended";

/** SIGHUP: the terminal was closed. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `end` for each reason to end.
 * @param parent the process that started this one
 */
export function onEnd(parent: number, end: (reason: EndReason) => void): void {
  for (const signal of SIGNALS) process.on(signal, end);
  watchRunner(parent, () => end("runner ended"));
}
