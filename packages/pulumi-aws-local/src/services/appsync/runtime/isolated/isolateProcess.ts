import { fork, type ChildProcess } from "node:child_process";
import { runningBuild } from "../../../../core/runningBuild";
import { sourceFile } from "../../../../core/sourceFile";
import { limits } from "../limits";
import type { JobResponse, BoundedJob, Job } from "./job";
import { wasKilled } from "./wasKilled";

const ISOLATE = sourceFile("services/appsync/runtime/isolated/isolate.cjs");

/** Timeout for starting a process: on a busy machine it first compiles this package. */
const START_MS = 30_000;

/**
 * On a busy machine a job takes more time than it uses of the processor. The timeout is this multiple of its processor
 * time.
 */
const TIMEOUT_FACTOR = 4;

/** Time after which an idle process ends. */
const IDLE_MS = 30_000;

/** Variables that Node itself needs on some platforms. Other variables may hold secrets and are not passed on. */
const VARIABLES = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

/** A process that runs jobs one by one. It ends after a failed job and is not restarted. */
export class IsolateProcess {
  isBusy = false;
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  private idle: NodeJS.Timeout | undefined;

  /** @param ended called once the process can no longer accept jobs */
  constructor(private readonly ended: () => void) {
    this.child = fork(ISOLATE, [runningBuild()], {
      execArgv: [`--max-old-space-size=${limits.evaluationMegabytes}`, "--max-semi-space-size=16"],
      env: Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]])),
      // V8 prints pages of output when it runs out of memory.
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

  /** Runs a job that may use `processorMs` milliseconds of processor time; `isBusy` is true meanwhile. */
  async run(job: Job, processorMs: number): Promise<JobResponse> {
    clearTimeout(this.idle);
    this.hold(true);
    const started = await this.ready;
    if (started !== "ready") return { failure: "busy" };
    const response = this.next(TIMEOUT_FACTOR * processorMs);
    this.child.send({ ...job, processorMs } satisfies BoundedJob, () => undefined);
    const settled = (await response) as JobResponse;
    this.hold(false);
    this.idle = setTimeout(() => this.end(), IDLE_MS).unref();
    return settled;
  }

  end(): void {
    clearTimeout(this.idle);
    this.ended();
    this.child.kill("SIGKILL");
  }

  /** The next message of the process. On a timeout the process is ended and the result is a failure. */
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

  /** Whether this process stays alive while the child runs. */
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
