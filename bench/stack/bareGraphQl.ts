import { fork } from "node:child_process";
import { join } from "node:path";
import { HttpSender, type PreparedRequest } from "../lib/httpSender";

/** graphql-js over HTTP in a process of its own, which verifies nothing. */
export interface BareGraphQl {
  sender: HttpSender;
  /** From now on every request is answered with this data. */
  answerWith(data: object): Promise<void>;
  /** From now on a request of withCalls sends these to the engine before it is answered. */
  keepCalls(calls: PreparedRequest[][]): Promise<void>;
  stop(): Promise<void>;
}

/** A request whose answer takes the calls of this number. */
export function withCalls(request: PreparedRequest, number: number): PreparedRequest {
  return { ...request, headers: { ...request.headers, "x-calls": String(number) } };
}

/** @param endpoint of the engine */
export async function startBareGraphQl(endpoint: string, inFlight: number): Promise<BareGraphQl> {
  const child = fork(join(__dirname, "bareGraphQlServer.ts"), [endpoint, String(inFlight)], {
    execArgv: ["--require", "tsx/cjs"],
    env: { ...process.env, NODE_ENV: "production" }, // as graphql-js runs in the stack
  });
  const ended = new Promise<never>((_, fail) => {
    child.once("exit", (code) => fail(new Error(`The bare server ended with ${code}.`)));
  });
  ended.catch(() => {}); // callers that wait for a response get it
  const heard = (): Promise<unknown> =>
    Promise.race([new Promise((done) => child.once("message", done)), ended]);
  const tell = async (what: object): Promise<void> => {
    const ready = heard();
    child.send(what);
    await ready;
  };
  const sender = new HttpSender(`http://127.0.0.1:${await heard()}`, inFlight);
  return {
    sender,
    answerWith: (data) => tell({ data }),
    keepCalls: (calls) => tell({ calls }),
    async stop() {
      await sender.close();
      if (child.connected) child.disconnect();
      await ended.catch(() => {});
    },
  };
}
