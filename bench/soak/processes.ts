import { readdirSync, readFileSync } from "node:fs";

/** Resource use of one process. */
export interface Usage {
  /** Private bytes: heap and stacks, without mapped files, whose pages the system can reclaim. */
  ownBytes: number;
  /** Resident bytes in total. */
  residentBytes: number;
  /** Open files and sockets. */
  handles: number;
}

/** Reads /proc, so Linux only. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
export function usageOf(id: number): Usage {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
  return {
    ownBytes: bytes("RssAnon"),
    residentBytes: bytes("VmRSS"),
    handles: readdirSync(`/proc/${id}/fd`).length,
  };
}
