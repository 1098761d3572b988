import type { EndReason } from "./onEnd";

/** The exit status of a run. */
export function exitCode(reason: EndReason): number {
  return reason === "SIGINT" ? 130 : 0;
}
