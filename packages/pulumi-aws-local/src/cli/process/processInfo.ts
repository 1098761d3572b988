import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

/** Information that the operating system has about a process. */
export interface ProcessInfo {
  parent: number;
  /** Name of its program, e.g. "sh". */
  program: string;
}

const run = promisify(execFile);

/** Undefined if the process has ended. */
export async function processInfo(pid: number): Promise<ProcessInfo | undefined> {
  try {
    if (process.platform === "linux") return linuxProcess(pid);
    const [command, ...args] = process.platform === "win32" ? windowsQuery(pid) : unixQuery(pid);
    const { stdout } = await run(command!, args, { timeout: 10_000, windowsHide: true });
    const [, parent, program] = /^\s*(\d+)\s+(.+?)\s*$/.exec(stdout) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), program: program! };
  } catch {
    return undefined;
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: "pid (program) state parent ..." */
export function linuxProcess(pid: number): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const [, parent] = stat.slice(end + 2).split(" ");
    return { parent: Number(parent), program: stat.slice(stat.indexOf("(") + 1, end) };
  } catch {
    return undefined;
  }
}

function unixQuery(pid: number): string[] {
  return ["ps", "-o", "ppid=,comm=", "-p", String(pid)];
}

/** UNVERIFIED: written from Microsoft's documentation, not run on Windows. */
function windowsQuery(pid: number): string[] {
  const query = `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | ForEach-Object { "$($_.ParentProcessId) $($_.Name)" }`;
  return ["powershell", "-NoProfile", "-NonInteractive", "-Command", query];
}
