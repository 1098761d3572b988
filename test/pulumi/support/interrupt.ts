import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { tryRun, type Run } from "./steps";

/** Runs `up`, and calls `act` once when `created` resources have been created. */
export function interruptedUp(stack: Stack, created: number, act: () => unknown): Promise<Run> {
  let count = 0;
  return tryRun(stack, "up", {
    onEvent({ resOutputsEvent }) {
      const { op, type } = resOutputsEvent?.metadata ?? {};
      if (op !== "create" || type === "pulumi:pulumi:Stack") return;
      count += 1;
      if (count === created) act();
    },
  });
}

/**
 * Ends the CLI of this process with SIGKILL (Linux), but not while it writes the state: Pulumi's
 * file backend replaces a state file atomically, but writes the attributes next to it (`.attrs`) in
 * place, and cannot read a partial file.
 */
export function killCli({ workspace }: Stack): void {
  const backend = new URL(workspace.envVars.PULUMI_BACKEND_URL!).pathname;
  for (const pid of childrenOf(process.pid)) {
    const [command] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    if (!/\/pulumi$/.test(command!)) continue;
    suspend(pid);
    while (!isStateWhole(backend)) {
      process.kill(pid, "SIGCONT");
      sleep(10);
      suspend(pid);
    }
    process.kill(pid, "SIGKILL");
  }
}

/**
 * Stops the process, and returns when all its threads have stopped: the signal does not wait for
 * them.
 */
function suspend(pid: number): void {
  process.kill(pid, "SIGSTOP");
  while (!threadStates(pid).every((state) => state === "T")) sleep(1);
}

/** The states of the process's threads, as letters of `/proc` ("R", "S", "D", "T", …). */
function threadStates(pid: number): string[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8");
      return [stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3)];
    } catch {
      return []; // the thread has ended
    }
  });
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isStateWhole(backend: string): boolean {
  const stacks = join(backend, ".pulumi", "stacks");
  try {
    const states = readdirSync(stacks, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(json|attrs)$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(stacks, name), "utf8")));
    return states.length > 0;
  } catch {
    return false;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
      .split(" ")
      .filter((text) => text !== "")
      .map(Number),
  );
}
