import { fork, type ChildProcess, type StdioOptions } from "node:child_process";
import { runningBuild } from "../core/runningBuild";
import { sourceFile } from "../core/sourceFile";
import { VisibleError } from "../core/visibleError";
import { asProgramError } from "./programErrors";
import type { RegisteredState, Registration } from "./goal";
import type { Announced, FromHost, HostError, RunRequest, ToHost } from "./host/messages";
import { MessageBatch } from "./host/messageBatch";
import type { Invocation, InvocationResults } from "./invocation";

export type Register = (
  registration: Registration,
  announced: readonly Announced[],
) => Promise<RegisteredState>;

export type Invoke = (invocation: Invocation) => Promise<InvocationResults>;

/** An error about one resource. */
export interface PlacedError extends Error {
  /** Stack trace of the resource's declaration. */
  declaredAt?: string | undefined;
  /** The resource that caused the error, if it is not the registered one: "type::name". */
  resource?: string;
}

/** Timeout for locating the declaration of a resource. */
const PLACE_MS = 1000;

const HOST = sourceFile("program/host/start.cjs");

/**
 * V8 options for a process that lives for about a second: a large initial heap, and no helper threads for garbage
 * collection, since there is little garbage. Every supported version of Node has these options.
 */
const V8_OPTIONS = [
  "--min-semi-space-size=16", // megabytes
  "--initial-old-space-size=256",
  "--single-threaded-gc",
];

type Asked = Extract<FromHost, { kind: "register" | "invoke" }>;

/** A process that evaluates one program once. */
export class HostProcess {
  readonly #child: ChildProcess;
  readonly #batch = new MessageBatch<ToHost>((messages) => {
    if (this.isAlive) this.#child.send(messages, () => {});
  });

  /** @param stdout the file descriptor of this process to which the program writes */
  constructor(projectDir: string, stdout: 1 | 2, script = HOST) {
    const stdio: StdioOptions = ["ignore", stdout, 2, "ipc"];
    this.#child = fork(script, [projectDir, runningBuild()], { stdio, execArgv: V8_OPTIONS });
    this.#child.on("error", () => {}); // handled as an exit
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isAlive(): boolean {
    return (
      this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null
    );
  }

  send(message: ToHost): void {
    this.#batch.addLast(message);
  }

  kill(): void {
    this.#child.removeAllListeners("message");
    this.#child.kill("SIGKILL");
  }

  /** Detaches from a process after a run. A script that supports several runs can then be used for the next one. */
  rest(): void {
    this.#child.removeAllListeners("message").removeAllListeners("exit");
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /**
   * Resolves when the program has run. Rejects with the first failure, after all started registrations have settled.
   */
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
        const response = async (message: Asked): Promise<void> => {
          const { call } = message;
          try {
            if (message.kind === "register") {
              const state = await register(message.registration, message.announced);
              this.#batch.add({ kind: "registered", call, state });
            } else {
              const results = await invoke(message.invocation);
              this.#batch.add({ kind: "invoked", call, results });
            }
          } catch (error) {
            if (failed) return;
            failed = true; // later failures follow from the first
            fail(await this.#placed(call, error));
          }
        };
        const take = (message: FromHost): void => {
          if (message.kind === "register" || message.kind === "invoke") {
            if (failed) return;
            const work = response(message);
            underWay.add(work);
            void work.finally(() => underWay.delete(work));
          } else if (message.kind === "done" && !failed) done(message);
          else if (message.kind === "failed" && !failed) {
            failed = true;
            fail(errorOf(message.error));
          }
        };
        this.#child.on("message", (messages: FromHost[]) => messages.forEach(take));
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

  /** Adds to the error the place at which the program declares the resource. */
  #placed(call: number, error: unknown): Promise<unknown> {
    const message = error instanceof Error ? error.message : String(error);
    return new Promise((done) => {
      const settle = (stack?: string): void => {
        clearTimeout(timer);
        if (error instanceof Error) (error as PlacedError).declaredAt = stack;
        done(error);
      };
      const timer = setTimeout(settle, PLACE_MS);
      this.#child.on("message", (responses: FromHost[]) => {
        for (const response of responses) {
          if (response.kind === "declared" && response.call === call) settle(response.stack);
        }
      });
      const { resource } = error as PlacedError;
      this.send({ kind: "refused", call, message, ...(resource !== undefined && { resource }) });
    });
  }
}

function endedEarly(code: number | null, signal: NodeJS.Signals | null): Error {
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  return new VisibleError(
    `The program's process ended ${how} before the program was evaluated. Nothing was removed.`,
  );
}

/** Recreates an error that the program threw. */
function errorOf({ name, message, stack, visible, errors, cause }: HostError): Error {
  const options = cause === undefined ? {} : { cause };
  const error = visible
    ? new VisibleError(message, options)
    : asProgramError(new Error(message, options));
  if (!visible) error.name = name;
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, errors && { errors });
}
