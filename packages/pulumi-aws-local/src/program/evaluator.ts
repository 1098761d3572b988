import { HostProcess, type Invoke, type Register } from "./hostProcess";
import type { Evaluation, Loaded, RunRequest } from "./host/messages";

/** Evaluates the program of one project, each time in a new process. */
export interface Evaluator {
  /**
   * Runs the program. `register` is called for each registration, `invoke` for each call of a data source; the first
   * one that throws ends the evaluation.
   * @throws what they threw, with the place of the declaration in `declaredAt`, or the program's own failure
   */
  evaluate(request: RunRequest, register: Register, invoke: Invoke): Promise<Evaluation>;
  /** Starts the process for the next evaluation, which is about to begin. */
  prepare(): void;
  /**
   * Starts the process long before the next evaluation: the process warms up. docs/local-stack.md states its memory
   * use.
   */
  keepReady(): void;
  /** Ends all processes, even during an evaluation. */
  close(): void;
}

/** @param stdout the file descriptor of this process to which the program writes */
export function createEvaluator(projectDir: string, stdout: 1 | 2 = 1): Evaluator {
  let waiting: HostProcess | undefined;
  let isKeptReady = false;
  let isClosed = false;
  let last: Loaded | undefined;
  const running = new Set<HostProcess>();
  const start = (): HostProcess => {
    const host = new HostProcess(projectDir, stdout);
    if (last !== undefined) host.send({ kind: "preload", loaded: last });
    if (last !== undefined && isKeptReady) host.send({ kind: "rehearse", folder: last.folder });
    return host;
  };
  return {
    async evaluate(request, register, invoke) {
      const host = waiting?.isAlive ? waiting : start();
      waiting = undefined;
      running.add(host);
      try {
        const { evaluation, loaded } = await host.run(request, register, invoke);
        last = loaded;
        return evaluation;
      } finally {
        running.delete(host);
        host.kill();
      }
    },
    prepare() {
      if (!isClosed && !waiting?.isAlive) waiting = start();
    },
    keepReady() {
      isKeptReady = true;
      this.prepare();
    },
    close() {
      isClosed = true;
      for (const host of [...running, ...(waiting ? [waiting] : [])]) host.kill();
      waiting = undefined;
    },
  };
}
