import { readdirSync, readFileSync } from "node:fs";

/** Ids of the database engines that run on a data folder; one while all is well. Linux only: it reads /proc. */
export function engineProcesses(dataDir: string): number[] {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    const [program = "", ...args] = commandOf(id);
    return program.endsWith("dynoxide") && args.some((arg) => arg.startsWith(`${dataDir}/`));
  });
}

/** Arguments of a process; none when it is gone. */
function commandOf(id: number): string[] {
  try {
    return readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
