import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sendHttp } from "../../support/sendHttp";
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
  const { status } = await sendHttp(`${stack.origin}/config.json`, { method: "GET" });
  const complaints = stack.stderr().slice(heard);
  heard += complaints.length;
  expect([status, complaints]).to.deep.equal([200, ""]);
}

/** Resident memory of the stack's process, in MB. */
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
