import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Environment of a stack that can be profiled to this file. */
export function profiling(file: string): Record<string, string> {
  const profiler = join(__dirname, "profiler.cjs");
  return { NODE_OPTIONS: `--require "${profiler}"`, CPU_PROFILE: resolve(file) };
}

/** Profiles a stack with this environment while `run` runs. */
export async function withProfile<T>(pid: number, file: string, run: () => Promise<T>): Promise<T> {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  const result = await run();
  process.kill(pid, "SIGUSR2");
  while (!existsSync(file)) await sleep(50);
  return result;
}
