import { HostProcess, type Invoke, type Register } from "./hostProcess";
import type { Evaluation, Loaded, RunRequest } from "./host/messages";

/** Evaluates the program of one project, each time in a new process. */
export interface Evaluator {
  /**
   * Runs the program. `register` answers each registration, `invoke` each call of a data source; the first that is refused
   * ends the evaluation.
   * @throws what they threw, with the place of the declaration in `declaredAt`, the program's own failure, or the reason for
   * which the signal was aborted
   */
  evaluate(
    request: RunRequest,
    register: Register,
    invoke: Invoke,
    signal?: AbortSignal,
  ): Promise<Evaluation>;
  /** Starts the process of the next evaluation, which then begins at once. */
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
  let rehearsing: HostProcess | undefined;
  let isClosed = false;
  let last: Loaded | undefined;
  const running = new Set<HostProcess>();
  const start = (): HostProcess => {
    const host = new HostProcess(projectDir, stdout);
    if (last !== undefined) host.send({ kind: "preload", loaded: last });
    return host;
  };
  return {
    async evaluate(request, register, invoke, signal) {
      signal?.throwIfAborted();
      const host = waiting?.isAlive ? waiting : start();
      waiting = undefined;
      running.add(host);
      const end = (): void => host.kill();
      signal?.addEventListener("abort", end);
      try {
        const { evaluation, loaded } = await host.run(request, register, invoke);
        last = loaded;
        return evaluation;
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener("abort", end);
        running.delete(host);
        host.kill();
      }
    },
    prepare() {
      if (!isClosed && !waiting?.isAlive) waiting = start();
    },
    keepReady() {
      this.prepare();
      if (last === undefined || waiting === undefined || waiting === rehearsing) return;
      rehearsing = waiting;
      rehearsing.send({ kind: "rehearse", folder: last.folder });
    },
    close() {
      isClosed = true;
      for (const host of [...running, ...(waiting ? [waiting] : [])]) host.kill();
      waiting = undefined;
    },
  };
}
