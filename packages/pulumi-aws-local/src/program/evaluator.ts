import { fork, type ChildProcess, type StdioOptions } from "node:child_process";
import { sourceFile } from "../core/sourceFile";
import { VisibleError } from "../core/visibleError";
import type { RegisteredState, Registration } from "./goal";
import type { Evaluation, FromHost, HostError, Loaded, RunRequest, ToHost } from "./host/messages";
import type { Invocation, InvocationResults } from "./invocation";

/** Evaluates the program of one project, each time in a process of its own. */
export interface Evaluator {
  /**
   * Runs the program. `register` answers each registration, `invoke` each call of a data source; the first that is refused
   * ends the evaluation.
   * @throws what they threw, with the place of the declaration in `declaredAt`, or the program's own failure
   */
  evaluate(request: RunRequest, register: Register, invoke: Invoke): Promise<Evaluation>;
  /** Starts the process of the next evaluation, which then begins at once. */
  prepare(): void;
  /** From now on a process is ready at all times; docs/local-stack.md says what memory it takes. */
  keepReady(): void;
  /** Ends all processes, also in the midst of an evaluation. */
  close(): void;
}

type Register = (registration: Registration) => Promise<RegisteredState>;

type Invoke = (invocation: Invocation) => Promise<InvocationResults>;

/** @param stdout where the program's own output goes: a descriptor of this process */
export function createEvaluator(projectDir: string, stdout: 1 | 2 = 1): Evaluator {
  let waiting: Host | undefined;
  let isKeptReady = false;
  let last: Loaded | undefined;
  const running = new Set<Host>();
  const start = (): Host => {
    const host = new Host(projectDir, stdout);
    if (last !== undefined) host.send({ kind: "preload", loaded: last });
    return host;
  };
  return {
    async evaluate(request, register, invoke) {
      const host = waiting?.isAlive ? waiting : start();
      // A deployment may evaluate twice.
      waiting = isKeptReady ? start() : undefined;
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
      if (!waiting?.isAlive) waiting = start();
    },
    keepReady() {
      isKeptReady = true;
      this.prepare();
    },
    close() {
      isKeptReady = false;
      for (const host of [...running, ...(waiting ? [waiting] : [])]) host.kill();
      waiting = undefined;
    },
  };
}

/** An error about one resource. */
export interface PlacedError extends Error {
  /** Stack trace of the resource's declaration. */
  declaredAt?: string | undefined;
}

/** How long the process may take to tell where a resource is declared. */
const PLACE_MS = 1000;

const HOST = sourceFile("program/host/start.cjs");

type Asked = Extract<FromHost, { kind: "register" | "invoke" }>;

/** A process that evaluates one program, once. */
class Host {
  readonly #child: ChildProcess;

  constructor(projectDir: string, stdout: 1 | 2) {
    const stdio: StdioOptions = ["ignore", stdout, 2, "ipc"];
    this.#child = fork(HOST, [projectDir], { stdio, execArgv: [] });
    this.#child.on("error", () => {}); // seen as an end
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isAlive(): boolean {
    return (
      this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null
    );
  }

  send(message: ToHost): void {
    if (this.isAlive) this.#child.send(message, () => {});
  }

  kill(): void {
    this.#child.removeAllListeners("message");
    this.#child.kill("SIGKILL");
  }

  /** Ends with the program, or with the first failure once what it has begun has ended. */
  async run(
    request: RunRequest,
    register: Register,
    invoke: Invoke,
  ): Promise<Extract<FromHost, { kind: "done" }>> {
    this.#child.ref();
    this.#child.channel?.ref();
    const underWay = new Set<Promise<void>>();
    let failed = false;
    try {
      return await new Promise((done, fail) => {
        const answer = async (message: Asked): Promise<void> => {
          const { call } = message;
          try {
            if (message.kind === "register") {
              this.send({ kind: "registered", call, state: await register(message.registration) });
            } else {
              this.send({ kind: "invoked", call, results: await invoke(message.invocation) });
            }
          } catch (error) {
            if (failed) return;
            failed = true; // those after it follow from it
            fail(await this.#placed(call, error));
          }
        };
        this.#child.on("message", (message: FromHost) => {
          if (message.kind === "register" || message.kind === "invoke") {
            if (failed) return;
            const work = answer(message);
            underWay.add(work);
            void work.finally(() => underWay.delete(work));
          } else if (message.kind === "done" && !failed) done(message);
          else if (message.kind === "failed" && !failed) {
            failed = true;
            fail(errorOf(message.error));
          }
        });
        this.#child.once("exit", (code, signal) => {
          if (!failed) fail(endedEarly(code, signal));
          failed = true;
        });
        this.send({ kind: "run", request });
      });
    } finally {
      await Promise.allSettled(underWay);
    }
  }

  /** The error, with the place at which the program declares the resource that it is about. */
  #placed(call: number, error: unknown): Promise<unknown> {
    const message = error instanceof Error ? error.message : String(error);
    return new Promise((done) => {
      const settle = (stack?: string): void => {
        clearTimeout(timer);
        if (error instanceof Error) (error as PlacedError).declaredAt = stack;
        done(error);
      };
      const timer = setTimeout(settle, PLACE_MS);
      this.#child.on("message", (answer: FromHost) => {
        if (answer.kind === "declared" && answer.call === call) settle(answer.stack);
      });
      this.send({ kind: "refused", call, message });
    });
  }
}

function endedEarly(code: number | null, signal: NodeJS.Signals | null): Error {
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  return new VisibleError(
    `The program's process ended ${how} before the program was evaluated. Nothing was removed.`,
  );
}

/** An error of the program, as it was thrown there. */
function errorOf({ name, message, stack, visible, errors, cause }: HostError): Error {
  const error = visible ? new VisibleError(message, { cause }) : new Error(message, { cause });
  if (!visible) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, errors && { errors });
}
