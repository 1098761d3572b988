import { join } from "node:path";
import type { Evaluator } from "../../../../src/program/evaluator";
import { HostProcess } from "../../../../src/program/hostProcess";

const SCRIPT = join(__dirname, "reusedHost.cjs");

/** Idle processes that wait for the next program. They end with the test process. */
const resting: HostProcess[] = [];

/**
 * Evaluates CommonJS programs that do not change process-wide state, each in a process that may have evaluated others:
 * loading Pulumi's SDK takes most of the time of a small program. A process is not reused after a failed evaluation.
 */
export function createReusedEvaluator(projectDir: string): Evaluator {
  const running = new Set<HostProcess>();
  return {
    async evaluate(request, register, invoke) {
      const host = takeResting() ?? new HostProcess(projectDir, 1, SCRIPT);
      running.add(host);
      try {
        const { evaluation } = await host.run(request, register, invoke);
        host.rest();
        resting.push(host);
        return evaluation;
      } catch (error) {
        host.kill();
        throw error;
      } finally {
        running.delete(host);
      }
    },
    prepare() {},
    keepReady() {},
    close() {
      for (const host of running) host.kill();
    },
  };
}

function takeResting(): HostProcess | undefined {
  for (;;) {
    const host = resting.pop();
    if (host === undefined || host.isAlive) return host;
  }
}
