import { fork } from "node:child_process";
import { join } from "node:path";
import { HttpSender, type PreparedRequest } from "../lib/httpSender";

/** A bare graphql-js server over HTTP, in a separate process. It verifies nothing. */
export interface BareGraphQl {
  sender: HttpSender;
  /** Makes the server respond to every request with this data. */
  answerWith(data: object): Promise<void>;
  /**
   * Makes the server send these calls to the engine before it responds to a request of withCalls.
   */
  keepCalls(calls: PreparedRequest[][]): Promise<void>;
  stop(): Promise<void>;
}

/** A request whose response includes the calls with this number. */
export function withCalls(request: PreparedRequest, number: number): PreparedRequest {
  return { ...request, headers: { ...request.headers, "x-calls": String(number) } };
}

/** @param endpoint of the engine */
export async function startBareGraphQl(endpoint: string, inFlight: number): Promise<BareGraphQl> {
  const child = fork(join(__dirname, "bareGraphQlServer.ts"), [endpoint, String(inFlight)], {
    execArgv: ["--require", "tsx/cjs"],
    env: { ...process.env, NODE_ENV: "production" }, // the stack runs graphql-js in this mode too
  });
  const ended = new Promise<never>((_, fail) => {
    child.once("exit", (code) => fail(new Error(`The bare server ended with ${code}.`)));
  });
  ended.catch(() => {}); // callers that wait for a response get this error
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
