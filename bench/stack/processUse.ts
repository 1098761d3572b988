import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process, in megabytes (Linux). */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
}

/** The descendant of `pid` whose program has this name. @throws Error if there is none */
export function descendant(pid: number, name: string): number {
  for (const child of childrenOf(pid)) {
    const command = readFileSync(`/proc/${child}/cmdline`, "utf8").split("\0")[0]!;
    if (command.endsWith(`/${name}`)) return child;
    const below = childrenOf(child).length > 0 ? find(child, name) : undefined;
    if (below !== undefined) return below;
  }
  throw new Error(`Process ${pid} has no descendant "${name}".`);
}

function find(pid: number, name: string): number | undefined {
  try {
    return descendant(pid, name);
  } catch {
    return undefined;
  }
}

/** The child processes of a process (Linux). */
export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
      .split(" ")
      .filter((text) => text !== "")
      .map(Number),
  );
}

/** CPU time that a process has used, in microseconds (Linux counts in units of 10 ms). */
export function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10_000;
}
