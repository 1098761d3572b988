import { limits } from "../limits";
import { IsolateProcess } from "./isolateProcess";
import type { JobResponse, Job } from "./job";

/** Number of concurrent processes. */
const PROCESSES = 2;

/** Maximum number of waiting jobs. */
const WAITING = 100;

/** The processes for code that may not run in this one. They start on demand, and end when idle or with the last stack. */
class Isolates {
  private readonly processes = new Set<IsolateProcess>();
  private readonly waiting: (() => void)[] = [];
  private stacks = 0;

  /** Runs a job when a process is free. Each process runs one job at a time, and ends after a failed job. */
  async run(job: Job): Promise<JobResponse> {
    if (this.waiting.length >= WAITING) return { failure: "busy" };
    const isolate = await this.take();
    try {
      return await isolate.run(job, limits.evaluationMs);
    } finally {
      isolate.isBusy = false;
      this.waiting.shift()?.();
    }
  }

  /**
   * Keeps the processes for a stack: all stacks of this process share them.
   * @returns a function to call once when the stack ends; with the last stack the processes end
   */
  keep(): () => void {
    this.stacks += 1;
    return () => {
      this.stacks -= 1;
      if (this.stacks === 0) this.endIdle();
    };
  }

  /** Ends the idle processes. */
  endIdle(): void {
    for (const isolate of this.processes) if (!isolate.isBusy) isolate.end();
  }

  private async take(): Promise<IsolateProcess> {
    for (;;) {
      const free = [...this.processes].find(({ isBusy }) => !isBusy) ?? this.start();
      if (free !== undefined) {
        free.isBusy = true;
        return free;
      }
      await new Promise<void>((done) => this.waiting.push(done));
    }
  }

  private start(): IsolateProcess | undefined {
    if (this.processes.size >= PROCESSES) return undefined;
    const isolate = new IsolateProcess(() => this.processes.delete(isolate));
    this.processes.add(isolate);
    return isolate;
  }
}

export const isolates = new Isolates();
