import { watchRunner } from "./watchRunner";

/** Why a run ends: a signal, or because what started it has ended, or says so. */
export type EndReason = NodeJS.Signals | "runner ended";

/** SIGHUP: the terminal was closed. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls back for each reason to end. Windows has no signal between processes that could be handled: a program that has forked this one
 * ends it there by disconnecting the channel between them.
 * @param parent the process that started this one
 */
export function onEnd(parent: number, end: (reason: EndReason) => void): void {
  for (const signal of SIGNALS) process.on(signal, end);
  if (process.connected) process.once("disconnect", () => end("runner ended"));
  watchRunner(parent, () => end("runner ended"));
}
