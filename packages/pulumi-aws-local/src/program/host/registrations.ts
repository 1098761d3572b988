import type { RegisteredState, Registration } from "../goal";
import type { FromHost, ToHost } from "./messages";

/** Registrations that the stack has not answered yet, by number. */
export class Registrations {
  readonly #open = new Map<
    number,
    { done(state: RegisteredState): void; fail(error: Error): void; key: string }
  >();
  /** Where each resource is declared; a trace costs little until it is read. */
  readonly #traces = new Map<string, Error>();
  #last = 0;

  constructor(private readonly send: (message: FromHost) => void) {}

  get areOpen(): boolean {
    return this.#open.size > 0;
  }

  declared(type: string, name: string): void {
    this.#traces.set(`${type}::${name}`, new Error("declared here"));
  }

  register(registration: Registration): Promise<RegisteredState> {
    const call = ++this.#last;
    const key = `${registration.type}::${registration.name}`;
    return new Promise((done, fail) => {
      this.#open.set(call, { done, fail, key });
      process.channel?.ref(); // the answer is awaited
      this.send({ kind: "register", call, registration });
    });
  }

  settle(answer: Extract<ToHost, { kind: "registered" | "refused" }>): void {
    const { call } = answer;
    const open = this.#open.get(call);
    if (open === undefined) return;
    this.#open.delete(call);
    if (this.#open.size === 0) process.channel?.unref();
    if (answer.kind === "registered") {
      open.done(answer.state);
      return;
    }
    const stack = this.#traces.get(open.key)?.stack;
    this.send({ kind: "declared", call, ...(stack !== undefined && { stack }) });
    open.fail(new Error(answer.message));
  }
}
