import { limits } from "../limits";
import { IsolateProcess } from "./isolateProcess";
import type { Answer, Job } from "./job";

/** So many run at the same time. */
const PROCESSES = 2;

/** So many may wait: each for as long as all before it take. */
const WAITING = 100;

/** The processes that run code which may not run in this one: started when they are needed, ended when they are not. */
class Isolates {
  private readonly processes = new Set<IsolateProcess>();
  private readonly waiting: (() => void)[] = [];

  /** Runs a job when a process is free. Each process has one job at a time, and ends with a job that fails. */
  async run(job: Job): Promise<Answer> {
    if (this.waiting.length >= WAITING) return { failure: "busy" };
    const isolate = await this.take();
    try {
      return await isolate.run(job, limits.evaluationMs);
    } finally {
      isolate.isBusy = false;
      this.waiting.shift()?.();
    }
  }

  /** Ends the processes that have nothing to do. */
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
