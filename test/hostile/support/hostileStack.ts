import { expect } from "chai";
import { readFileSync } from "node:fs";
import { proxiedStack, type ProxiedStack } from "../../support/proxiedStack";

/**
 * The stack that hostile tests share, in a separate process: tests check its memory and its error
 * output.
 */
export type HostileStack = ProxiedStack;

let heard = 0;

/** Starts the stack once. Only error output from now on counts. */
export async function hostileStack(): Promise<HostileStack> {
  const stack = await proxiedStack();
  heard = stack.stderr().length;
  return stack;
}

/**
 * Expects the stack to respond to a normal request, and to have written no error output since the
 * last check.
 */
export async function expectWell(stack: HostileStack): Promise<void> {
  const response = await fetch(`${stack.origin}/config.json`);
  await response.arrayBuffer();
  const complaints = stack.stderr().slice(heard);
  heard += complaints.length;
  expect([response.status, complaints]).to.deep.equal([200, ""]);
}

/** Resident memory of the stack's process, in MB. Linux only. */
export function residentMegabytes({ pid }: HostileStack): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return Number(kilobytes) / 1024;
}
