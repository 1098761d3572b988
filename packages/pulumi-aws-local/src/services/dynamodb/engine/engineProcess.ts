import { removeAll } from "../../../../loader/files.cjs";
import { VisibleError } from "../../../core/visibleError";
import { checkLog } from "../database/checkLog";
import { readOutput, sizeOf, type DatabaseFiles } from "../database/databaseFiles";
import { readRunState, recordEnd, recordRun } from "../database/runState";
import { spawnGuarded, type GuardedEngine } from "./spawnGuarded";

const RESTART_DELAY_MS = 50;
/** An engine that ends this often within the window is not restarted. */
const MAX_ENDS = 5;
const WINDOW_MS = 60_000;
const LOG_POLL_MS = 100;

/** Keeps one engine running on a database until it is stopped, or ends too often. */
export class EngineProcess {
  /** Resolves with the reason when the engine is not restarted any more. */
  readonly failed: Promise<VisibleError>;
  #run!: GuardedEngine;
  #giveUp!: (reason: VisibleError) => void;
  #isStopping = false;
  #isGivenUp = false;
  #ends: number[] = [];
  #logPoll: NodeJS.Timeout | undefined;

  constructor(
    private readonly command: readonly string[],
    private readonly files: DatabaseFiles,
    /** How often it may end before its first response. */
    private attempts: number,
  ) {
    this.failed = new Promise((done) => (this.#giveUp = done));
    this.#start();
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** After the first response, only ends within the window count. */
  hasResponded(): void {
    this.attempts = MAX_ENDS;
    this.#ends = [];
  }

  stop(): Promise<void> {
    return this.#endWith("SIGTERM");
  }

  /** Ends the engine without closing its database. */
  kill(): Promise<void> {
    return this.#endWith("SIGKILL");
  }

  async #endWith(signal: NodeJS.Signals): Promise<void> {
    this.#isStopping = true;
    const { engine } = this.#run;
    if (engine.pid !== undefined && engine.exitCode === null && engine.signalCode === null) {
      const exited = new Promise((resolve) => engine.once("exit", resolve));
      engine.kill(signal);
      await exited;
    }
    clearInterval(this.#logPoll);
    removeAll(this.files.output);
  }

  #start(): void {
    this.#run = spawnGuarded(this.command, this.files);
    const { engine, guard } = this.#run;
    this.#recordState();
    engine.once("error", (error) => {
      if (engine.pid !== undefined) return; // a signal could not be sent
      guard.kill("SIGKILL");
      this.#end(`it could not be started: ${error.message}`);
    });
    // Without its guard the engine could outlive this process: both are restarted.
    for (const event of ["error", "exit"]) guard.once(event, () => engine.kill("SIGTERM"));
    engine.once("exit", (status, signal) => {
      recordEnd(this.files, status);
      guard.kill("SIGKILL"); // it must not signal the engine's id, which another process may get
      this.#end(signal === null ? `with status ${status}` : `by ${signal}`);
    });
  }

  /** At the next start a non-empty log must exist; SQLite creates it empty. */
  #recordState(): void {
    clearInterval(this.#logPoll);
    const { engine, guard } = this.#run;
    const { pid } = guard;
    if (engine.pid === undefined || pid === undefined) return;
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
      setTimeout(() => this.#isStopping || this.#start(), RESTART_DELAY_MS);
      return;
    }
    this.#isGivenUp = true;
    this.#giveUp(problem ?? this.#reason(how));
  }

  /** A killed engine leaves its log, which must still exist for the next one. */
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
      `The DynamoDB engine ended ${this.#ends.length} times on "${this.files.database}" and is not restarted. Last time: ${how}` +
        (words === "" ? "." : `: ${words}`),
    );
  }
}

const MAX_WORDS = 500;

function lastWords(files: DatabaseFiles): string {
  return readOutput(files).trim().replaceAll(/\s+/g, " ").slice(-MAX_WORDS);
}
