import { createInterface } from "node:readline/promises";
import { describeLosses, type Consent } from "../program/losses";

/** Whether a user at a terminal can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Asks at the terminal before data is deleted; only "yes" confirms.
 * @param signal withdraws the question; the result is then "no"
 */
export function askForConsent(signal?: AbortSignal): Consent {
  return async (losses) => {
    console.log(`This would delete data:\n${describeLosses(losses)}`);
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    terminal.on("SIGINT", interrupt);
    try {
      const question = 'Delete them? Only "yes" deletes: ';
      const response = await terminal.question(question, signal ? { signal } : {});
      return response.trim() === "yes";
    } catch {
      return false;
    } finally {
      terminal.close();
    }
  };
}

/** Ends the stack, as Ctrl-C does where nothing is asked. Windows would end a process that signals itself, and call no handler. */
function interrupt(): void {
  if (!process.emit("SIGINT", "SIGINT")) process.exit(130);
}
