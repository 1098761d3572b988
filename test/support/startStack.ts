import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endProcess, ENDABLE } from "./endProcess";

const { nextKeys } = require("./reuseKeys.cjs") as { nextKeys(): Record<string, string> };

const PROJECT = resolve(__dirname, "../..");

/** As in run.cjs: a larger initial heap saves a tenth of the CPU time. */
const HEAP = ["--single-threaded-gc", "--min-semi-space-size=16", "--initial-old-space-size=256"];

const REUSE_KEYS = ["--require", require.resolve("./reuseKeys.cjs")];

/** A mail in the response of `GET /_local/inbox`. */
export interface Mail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text?: string;
  html?: string;
  source: "cognito" | "ses";
}

/** The store's stack, running on a free port. */
export interface RunningStack {
  origin: string;
  /** Contents of DIR/outputs.json. */
  outputs: Record<string, string>;
  dataDir: string;
  /** The generated password of the demo users. */
  demoPassword: string;
  /** All mails, newest first. */
  inbox(): Promise<Mail[]>;
  /** Ends it. */
  stop(): Promise<unknown>;
}

/** The stack of `npm start`, in a separate process that a test has started. */
export interface StartedStack extends RunningStack {
  /** Ends it as a user would (endProcess); resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL and keeps the data folder. */
  kill(): Promise<void>;
  /** Ends it when the tests' process exits, which cannot wait. Its data folder stays. */
  endAtOnce(): void;
  /** Id of its process. Its only child process is the database engine. */
  pid: number;
  /** Its output on stderr so far; normally empty. */
  stderr(): string;
  /** Its output on stdout so far. */
  stdout(): string;
}

export interface StackOptions {
  /** Further arguments of `npm start --`. */
  args?: string[];
  /** An existing data folder, which is kept; a new one is removed by stop(). */
  dataDir?: string;
  env?: Record<string, string>;
  /** Folder of the project to run; this project if omitted. */
  project?: string;
  /** Whether to apply saved files; if omitted, edits during the tests have no effect. */
  watch?: boolean;
}

/**
 * Runs `npm start` (without npm, to get its process id) and waits for its line "ready <origin>".
 * @throws Error with its output if it ends before.
 */
export async function startStack(options: StackOptions = {}): Promise<StartedStack> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "jukebox-test-"));
  const removeData = (): void => {
    if (options.dataDir !== undefined) return;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 6 }); // an engine that is ending may still have files open
  };
  const watching = options.watch === true ? [] : ["--no-watch"];
  const given = [...watching, ...(options.args ?? [])];
  const project = options.project ?? PROJECT;
  const settings = [...startCommand(project), "--port", "0", "--data", dataDir, ...given];
  const args = [...HEAP, ...REUSE_KEYS, ...settings];
  const child = spawn(process.execPath, args, {
    cwd: project,
    env: { ...process.env, ...nextKeys(), ...options.env },
    stdio: ENDABLE,
  });
  let output = "";
  let complaints = "";
  child.stdout!.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr!.on("data", (chunk: Buffer) => (complaints += chunk));
  const origin = await readyLine(child).catch((error: unknown) => {
    removeData();
    throw error;
  });
  const end = async (ask: () => void): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise((done) => child.once("exit", done));
      ask();
      await exited;
    }
    return child.exitCode;
  };
  return {
    ...describeStack(origin, dataDir),
    pid: child.pid!,
    stderr: () => complaints,
    stdout: () => output,
    async stop() {
      const code = await end(() => endProcess(child));
      removeData();
      return code;
    },
    async kill() {
      await end(() => void child.kill("SIGKILL"));
    },
    endAtOnce: () => endProcess(child),
  };
}

/**
 * Arguments of Node in the script "start" of a project, which may be an earlier version of this
 * one.
 */
function startCommand(project: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  return scripts.start.split(" ").slice(1);
}

/** The properties of a running stack that tests need. */
function describeStack(origin: string, dataDir: string): Omit<RunningStack, "stop"> {
  const read = (file: string): any => JSON.parse(readFileSync(join(dataDir, file), "utf8"));
  return {
    origin,
    outputs: read("outputs.json"),
    dataDir,
    demoPassword: read("secrets.json")["jukebox:demoPassword"],
    inbox: async () => (await fetch(`${origin}/_local/inbox`)).json() as Promise<Mail[]>,
  };
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk;
      const origin = /^ready (\S+)$/m.exec(output)?.[1];
      if (origin !== undefined) done(origin);
    };
    child.stdout!.on("data", collect);
    child.stderr!.on("data", (chunk: Buffer) => {
      collect(chunk);
      process.stderr.write(chunk); // normally there is no output on stderr
    });
    child.once("exit", (code) => fail(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}
