import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { endProcess, ENDABLE } from "../../support/endProcess";

const PROJECT = resolve(__dirname, "../../..");

/** A small program instead of the store, for tests that do not depend on the program. */
export const SMALL_PROGRAM = resolve(PROJECT, "test/support/smallProgram");

/** Options that run the small program. */
export const SMALL = ["--program", SMALL_PROGRAM];

/** A run of `npm start` that may fail. */
export interface Run {
  pid: number;
  /** Its output so far. */
  output(): string;
  /** Resolves when it has printed this. @throws Error if it ends before, or after 30 s. */
  printed(what: RegExp): Promise<void>;
  /** Ends it if it is running; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Resolves when it ends on its own, with its exit code; null after a signal. */
  ended(): Promise<number | null>;
}

/** Starts on a data folder, on a free port. */
export function runStart(dataDir: string, ...args: string[]): Run {
  return watch(
    spawn(process.execPath, [...startArgs(dataDir), ...args], { cwd: PROJECT, stdio: ENDABLE }),
  );
}

/** Starts with a limit on open files. */
export function runWithFileHandles(limit: number, dataDir: string, ...args: string[]): Run {
  const script = `ulimit -n ${limit} && exec "$@"`;
  const command = ["-c", script, "sh", process.execPath, ...startArgs(dataDir), ...args];
  return watch(spawn("sh", command, { cwd: PROJECT, stdio: ENDABLE }));
}

/**
 * Starts in a separate network namespace, as in a container that shares the folder with this
 * machine.
 */
export function runInOtherNetwork(dataDir: string, ...args: string[]): Run {
  const script = 'ip link set lo up && exec "$@"';
  const start = [process.execPath, ...startArgs(dataDir), ...args];
  const command = ["-rn", "sh", "-c", script, "sh", ...start];
  return watch(spawn("unshare", command, { cwd: PROJECT, stdio: ENDABLE }));
}

/** `npm run plan` against a data folder. */
export function runPlan(dataDir: string, ...args: string[]): Run {
  const command = ["tools/local.cjs", "plan", "--data", dataDir, ...args];
  return watch(spawn(process.execPath, command, { cwd: PROJECT, stdio: ENDABLE }));
}

/**
 * Starts on a folder that is a separate file system in memory, with mount options such as
 * "size=12m" or "ro".
 */
export function runOnTmpfs(dataDir: string, options: string): Run {
  const script = `mount -t tmpfs -o ${options} tmpfs "$0" && exec "$@"`;
  const command = ["-rm", "sh", "-c", script, dataDir, process.execPath, ...startArgs(dataDir)];
  return watch(spawn("unshare", command, { cwd: PROJECT, stdio: ENDABLE }));
}

/**
 * Whether this system allows mounts in a namespace of our own. Linux mostly does, containers often
 * do not.
 */
export function canMount(): boolean {
  const { status } = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]);
  return status === 0;
}

/** A path as the run sees it: no other process sees its mounts. */
export function seenBy({ pid }: Run, path: string): string {
  return `/proc/${pid}/root${path}`;
}

function startArgs(dataDir: string): string[] {
  return ["tools/local.cjs", "start", "--port", "0", "--data", dataDir, "--no-watch"];
}

function watch(child: ChildProcess): Run {
  let output = "";
  const hasEnded = once(child, "exit").then(() => child.exitCode);
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on("data", (chunk: Buffer) => (output += chunk));
  }
  return {
    pid: child.pid!,
    output: () => output,
    async printed(what) {
      for (const deadline = Date.now() + 30_000; !what.test(output);) {
        const isOver = child.exitCode !== null || child.signalCode !== null;
        if (isOver || Date.now() > deadline) throw new Error(`Not printed: ${what}\n${output}`);
        await new Promise((done) => setTimeout(done, 10));
      }
    },
    async stop() {
      endProcess(child);
      return hasEnded;
    },
    ended: () => hasEnded,
  };
}
