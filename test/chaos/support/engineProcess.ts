import { readdirSync, readFileSync } from "node:fs";

/** Ids of the database engines on a data folder; normally one. Linux only: it reads /proc. */
export function engineProcesses(dataDir: string): number[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    const [program = "", ...args] = commandOf(id);
    return program.endsWith("dynoxide") && args.some((arg) => arg.startsWith(`${dataDir}/`));
  });
}

/** Arguments of a process; empty if it has ended. */
function commandOf(id: number): string[] {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
