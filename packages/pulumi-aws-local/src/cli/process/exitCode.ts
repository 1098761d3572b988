import type { EndReason } from "./onEnd";

/** The status that a run ends with. */
export function exitCode(reason: EndReason): number {
  return reason === "SIGINT" ? 130 : 0;
}
