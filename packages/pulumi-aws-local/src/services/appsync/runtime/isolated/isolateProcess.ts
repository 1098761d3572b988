import { fork, type ChildProcess } from "node:child_process";
import { runningBuild } from "../../../../core/runningBuild";
import { sourceFile } from "../../../../core/sourceFile";
import { limits } from "../limits";
import type { Answer, BoundedJob, Job } from "./job";
import { wasKilled } from "./wasKilled";

const ISOLATE = sourceFile("services/appsync/runtime/isolated/isolate.cjs");

/** How long a process may take to begin: on a busy machine it compiles this package first. */
const START_MS = 30_000;

/** On a busy machine a job takes more time than it uses of the processor; it may take so many times as long. */
const PATIENCE = 4;

/** How long a process is kept that has nothing to do. */
const IDLE_MS = 30_000;

/** Variables that Node itself needs on some platform; secrets among the others are of no use there. */
const VARIABLES = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

/** A process that runs one job after the other. It ends when one fails, and for good. */
export class IsolateProcess {
  isBusy = false;
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  private idle: NodeJS.Timeout | undefined;

  /** @param ended called once it can take no job any more */
  constructor(private readonly ended: () => void) {
    this.child = fork(ISOLATE, [runningBuild()], {
      execArgv: [`--max-old-space-size=${limits.evaluationMegabytes}`, "--max-semi-space-size=16"],
      env: Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]])),
      // V8 writes pages about the memory it has run out of.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const { child } = this;
    const end = (): void => this.end();
    process.once("exit", end);
    const forget = (): void => {
      process.off("exit", end);
      this.end();
    };
    child.once("exit", forget).once("error", forget);
    this.ready = this.next(START_MS);
  }

  /** Runs a job, which may use so many milliseconds of processor time; `isBusy` is true meanwhile. */
  async run(job: Job, processorMs: number): Promise<Answer> {
    clearTimeout(this.idle);
    this.hold(true);
    const started = await this.ready;
    if (started !== "ready") return { failure: "busy" };
    const answer = this.next(PATIENCE * processorMs);
    this.child.send({ ...job, processorMs } satisfies BoundedJob, () => undefined);
    const settled = (await answer) as Answer;
    this.hold(false);
    this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    return settled;
  }

  end(): void {
    clearTimeout(this.idle);
    this.ended();
    this.child.kill("SIGKILL");
  }

  /** What the process says next; a failure, with which the process ends, when it says nothing. */
  private next(milliseconds: number): Promise<unknown> {
    return new Promise((done) => {
      const settle = (value: unknown): void => {
        clearTimeout(timer);
        this.child.off("message", settle).off("exit", exited).off("error", fail);
        done(value);
      };
      const fail = (): void => settle({ failure: "memory" });
      // It kills itself only when a job has used too much of the processor.
      const exited = (status: number | null, signal: NodeJS.Signals | null): void =>
        wasKilled(status, signal) ? settle({ failure: "time" }) : fail();
      const timer = setTimeout(() => {
        this.end();
        settle({ failure: "time" });
      }, milliseconds);
      this.child.once("message", settle).once("exit", exited).once("error", fail);
    });
  }

  /** Whether this process waits for the other before it ends. */
  private hold(isHeld: boolean): void {
    if (isHeld) {
      this.child.ref();
      this.child.channel?.ref();
    } else {
      this.child.unref();
      this.child.channel?.unref();
    }
  }
}
