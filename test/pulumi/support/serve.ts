import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { folderOfRun } from "../../support/runFolder";
import type { Mail } from "../../support/startStack";
import { ROOT } from "./project";

/** `pulumi-aws-local serve`, in a separate process. */
export interface Serve {
  origin: string;
  port: number;
  providerPort: number;
  dataDir: string;
  pid: number;
  inbox(): Promise<Mail[]>;
  /** Its output on stdout and stderr so far. */
  output(): string;
  stderr(): string;
  /** Ends it with SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL and keeps the data folder. */
  kill(): Promise<void>;
}

export interface ServeOptions {
  dataDir?: string;
  port?: number;
  providerPort?: number;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

const running = new Set<() => void>();
process.once("exit", () => running.forEach((end) => end()));

/** @throws Error with its output if it ends before it is ready */
export async function startServe(options: ServeOptions = {}): Promise<Serve> {
  const { port = 0, providerPort = 0, dataDir = folderOfRun() } = options;
  const ports = ["--port", `${port}`, "--provider-port", `${providerPort}`];
  const args = ["serve", ...ports, "--data", dataDir, ...(options.args ?? [])];
  const child = spawn(process.execPath, [require.resolve("pulumi-aws-local/cli"), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): void => void child.kill("SIGKILL");
  running.add(kill);
  child.once("exit", () => running.delete(kill));
  let stdout = "";
  let stderr = "";
  const ready = new Promise<void>((done, fail) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
      if (originIn(stdout) !== undefined && providerPortIn(stdout) !== undefined) done();
    });
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
    child.once("exit", (code) => fail(new Error(`serve ended with ${code}:\n${stdout}${stderr}`)));
  });
  await ready;
  const origin = originIn(stdout)!;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise((done) => child.once("exit", done));
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    origin,
    port: Number(new URL(origin).port),
    providerPort: providerPortIn(stdout)!,
    dataDir,
    pid: child.pid!,
    inbox: async () => (await fetch(`${origin}/_local/inbox`)).json() as Promise<Mail[]>,
    output: () => stdout + stderr,
    stderr: () => stderr,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
  };
}

function originIn(stdout: string): string | undefined {
  return /^ready (\S+)$/m.exec(stdout)?.[1];
}

function providerPortIn(stdout: string): number | undefined {
  const port = /\bPULUMI_DEBUG_PROVIDERS="?aws:(\d+)\b/.exec(stdout)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** The emulator's records of deployments. */
export async function recordsOf({ origin }: Serve): Promise<{ urn: string; id: string }[]> {
  const response = await fetch(`${origin}/_local/stack.json`);
  return ((await response.json()) as { resources: { urn: string; id: string }[] }).resources;
}

/** Number of open files, sockets and pipes of a process (Linux). */
export function openHandles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Resident memory of a process, in megabytes (Linux). */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
}
