import { limits } from "../limits";
import { IsolateProcess } from "./isolateProcess";
import type { JobResponse, Job } from "./job";

/** Number of concurrent processes. */
const PROCESSES = 2;

/** Maximum number of waiting jobs. */
const WAITING = 100;

/** The processes for code that may not run in this one. They start on demand and end when idle. */
class Isolates {
  private readonly processes = new Set<IsolateProcess>();
  private readonly waiting: (() => void)[] = [];

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
