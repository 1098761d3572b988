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
    // Ctrl-C ends the stack, as it does while no question is open.
    terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
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
