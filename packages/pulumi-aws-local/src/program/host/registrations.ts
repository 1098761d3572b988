import type { RegisteredState, Registration } from "../goal";
import type { Invocation, InvocationResults } from "../invocation";
import type { Announced, FromHost, ToHost } from "./messages";

/** Registrations and calls of data sources that wait for a response of the stack, by number. */
export class Registrations {
  readonly #open = new Map<
    number,
    { done(response: any): void; fail(error: Error): void; key?: string }
  >();
  /** The place where each resource is declared. A stack trace is cheap until it is read. */
  readonly #traces = new Map<string, Error>();
  /** Announcements that are not sent yet. */
  #announced: Announced[] = [];
  #last = 0;

  constructor(private readonly send: (message: FromHost) => void) {}

  get areOpen(): boolean {
    return this.#open.size > 0;
  }

  declared(type: string, name: string): void {
    this.#traces.set(`${type}::${name}`, new Error("declared here"));
  }

  /** Announces a resource with the next registration, so that the stack receives all constructed resources at once. */
  announce(resource: Announced): void {
    this.#announced.push(resource);
  }

  /** @param hasTransforms whether transforms of the stack may still change the announced inputs */
  register(
    registration: Registration,
    { hasTransforms }: { hasTransforms: boolean },
  ): Promise<RegisteredState> {
    const key = `${registration.type}::${registration.name}`;
    const waiting = this.#announced.splice(0);
    const announced = hasTransforms ? waiting.map(({ type, name }) => ({ type, name })) : waiting;
    return this.#ask((call) => ({ kind: "register", call, registration, announced }), key);
  }

  invoke(invocation: Invocation): Promise<InvocationResults> {
    return this.#ask((call) => ({ kind: "invoke", call, invocation }));
  }

  #ask<T>(message: (call: number) => FromHost, key?: string): Promise<T> {
    const call = ++this.#last;
    return new Promise((done, fail) => {
      this.#open.set(call, { done, fail, ...(key !== undefined && { key }) });
      process.channel?.ref(); // the response is awaited
      this.send(message(call));
    });
  }

  settle(response: Extract<ToHost, { kind: "registered" | "invoked" | "refused" }>): void {
    const { call } = response;
    const open = this.#open.get(call);
    if (open === undefined) return;
    this.#open.delete(call);
    if (this.#open.size === 0) process.channel?.unref();
    if (response.kind !== "refused") {
      open.done(response.kind === "registered" ? response.state : response.results);
      return;
    }
    const key = response.resource ?? open.key;
    const stack = key === undefined ? undefined : this.#traces.get(key)?.stack;
    this.send({ kind: "declared", call, ...(stack !== undefined && { stack }) });
    open.fail(new Error(response.message));
  }
}
