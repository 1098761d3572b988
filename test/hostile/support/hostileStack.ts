import { expect } from "chai";
import { execFileSync } from "node:child_process";
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

/** Memory that the stack's process holds, in MB. */
export function residentMegabytes({ pid }: HostileStack): number {
  return Number(residentKilobytes(pid)) / 1024;
}

function residentKilobytes(pid: number): string {
  if (process.platform === "linux") {
    return /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]!;
  }
  if (process.platform !== "win32") {
    return execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  }
  const query = ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).WorkingSet64 / 1KB`];
  return execFileSync("powershell", query, { encoding: "utf8" });
}
