import { expect } from "chai";
import { readFileSync } from "node:fs";
import { proxiedStack, type ProxiedStack } from "../../support/proxiedStack";

/** The stack that hostile tests share, a process of its own: its memory and what it complains of are looked at. */
export type HostileStack = ProxiedStack;

let heard = 0;

/** Starts it once. Only what it complains of from now on counts. */
export async function hostileStack(): Promise<HostileStack> {
  const stack = await proxiedStack();
  heard = stack.stderr().length;
  return stack;
}

/** Expects the stack to answer a normal request, and to have complained of nothing since it was last asked. */
export async function expectWell(stack: HostileStack): Promise<void> {
  const answer = await fetch(`${stack.origin}/config.json`);
  await answer.arrayBuffer();
  const complaints = stack.stderr().slice(heard);
  heard += complaints.length;
  expect([answer.status, complaints]).to.deep.equal([200, ""]);
}

/** Memory that the stack's process holds, in MB. Linux only. */
export function residentMegabytes({ pid }: HostileStack): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return Number(kilobytes) / 1024;
}
