import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { constants } from "node:os";
import { VisibleError } from "../../../core/visibleError";
import { checkLog } from "../database/checkLog";
import { readOutput, sizeOf, type DatabaseFiles } from "../database/databaseFiles";
import { readRunState, recordRun } from "../database/runState";
import { spawnTied } from "./spawnTied";

const RESTART_DELAY_MS = 50;
/** An engine that ends this often within the window is not started again. */
const MAX_ENDS = 5;
const WINDOW_MS = 60_000;
const LOG_POLL_MS = 100;

/** Keeps one engine running on a database until it is stopped, or ends too often. */
export class EngineProcess {
  /** Resolves with the reason when the engine is given up. */
  readonly failed: Promise<VisibleError>;
  #child!: ChildProcess;
  #giveUp!: (reason: VisibleError) => void;
  #isStopping = false;
  #isGivenUp = false;
  #ends: number[] = [];
  #logPoll: NodeJS.Timeout | undefined;

  constructor(
    private readonly command: readonly string[],
    private readonly files: DatabaseFiles,
    /** How often it may end before it has answered for the first time. */
    private attempts: number,
  ) {
    this.failed = new Promise((done) => (this.#giveUp = done));
    this.#run();
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** From its first answer on, single ends are forgiven after a while. */
  hasAnswered(): void {
    this.attempts = MAX_ENDS;
    this.#ends = [];
  }

  stop(): Promise<void> {
    return this.#endWith((child) => child.stdin!.end());
  }

  /** Ends the engine without closing its database. */
  kill(): Promise<void> {
    return this.#endWith(({ pid }) => {
      try {
        process.kill(-pid!, "SIGKILL"); // its shell too
      } catch {
        // It has ended by itself, and its exit is about to be reported.
      }
    });
  }

  async #endWith(end: (child: ChildProcess) => void): Promise<void> {
    this.#isStopping = true;
    if (this.#isRunning()) {
      const exited = new Promise((resolve) => this.#child.once("exit", resolve));
      end(this.#child);
      await exited;
    }
    clearInterval(this.#logPoll);
    rmSync(this.files.output, { force: true });
  }

  #isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #run(): void {
    const child = spawnTied(this.command, this.files);
    this.#child = child;
    this.#recordState();
    child.once("error", (error) => this.#end(`it could not be started: ${error.message}`));
    child.once("exit", (status, signal) => {
      child.stdin!.destroy(); // ends the watching half of the shell, which may outlive the engine
      this.#end(howItEnded(status, signal));
    });
  }

  /** A log with content must be there at the next start; SQLite creates it empty. */
  #recordState(): void {
    clearInterval(this.#logPoll);
    const { pid } = this.#child;
    if (pid === undefined) return;
    const record = (): boolean => {
      const hasLog = sizeOf(this.files.log) > 0;
      if (hasLog) {
        clearInterval(this.#logPoll);
        recordRun(this.files, "open", pid);
      }
      return hasLog;
    };
    if (record()) return;
    recordRun(this.files, "opening", pid);
    this.#logPoll = setInterval(record, LOG_POLL_MS).unref();
  }

  #end(how: string): void {
    clearInterval(this.#logPoll);
    if (this.#isStopping || this.#isGivenUp) return;
    const now = Date.now();
    this.#ends = [...this.#ends.filter((at) => now - at < WINDOW_MS), now];
    const problem = this.#ends.length >= this.attempts ? undefined : this.#logProblem();
    if (problem === undefined && this.#ends.length < this.attempts) {
      setTimeout(() => this.#isStopping || this.#run(), RESTART_DELAY_MS);
      return;
    }
    this.#isGivenUp = true;
    this.#giveUp(problem ?? this.#reason(how));
  }

  /** An engine that was killed leaves its log, which must still be there for the next one. */
  #logProblem(): VisibleError | undefined {
    try {
      checkLog(this.files, readRunState(this.files));
      return undefined;
    } catch (error) {
      return error instanceof VisibleError ? error : new VisibleError((error as Error).message);
    }
  }

  #reason(how: string): VisibleError {
    const words = lastWords(this.files);
    return new VisibleError(
      `The DynamoDB engine ended ${this.#ends.length} times on "${this.files.database}" and is not started again. Last time ${how}` +
        (words === "" ? "." : `: ${words}`),
    );
  }
}

/** A shell reports a command that a signal ended as 128 and the signal's number. */
function howItEnded(status: number | null, signal: NodeJS.Signals | null): string {
  const number = (status ?? 0) - 128;
  const names = Object.entries(constants.signals);
  const name = signal ?? names.find(([, value]) => value === number)?.[0];
  return name === undefined ? `with status ${status}` : `by ${name}`;
}

const MAX_WORDS = 500;

function lastWords(files: DatabaseFiles): string {
  return readOutput(files).trim().replaceAll(/\s+/g, " ").slice(-MAX_WORDS);
}
