import { fork } from "node:child_process";
import { join } from "node:path";
import { HttpSender } from "../lib/httpSender";

/** graphql-js over HTTP with nothing behind it, in a process of its own. */
export interface BareGraphQl {
  sender: HttpSender;
  /** From now on every request is answered with this data. */
  answerWith(data: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startBareGraphQl(inFlight: number): Promise<BareGraphQl> {
  const child = fork(join(__dirname, "bareGraphQlServer.ts"), {
    execArgv: ["--require", "tsx/cjs"],
  });
  const heard = (): Promise<unknown> =>
    new Promise((done, fail) => {
      child.once("message", done);
      child.once("exit", (code) => fail(new Error(`The bare server ended with ${code}.`)));
    });
  const sender = new HttpSender(`http://127.0.0.1:${await heard()}`, inFlight);
  return {
    sender,
    async answerWith(data) {
      const ready = heard();
      child.send(data);
      await ready;
    },
    async stop() {
      await sender.close();
      const ended = new Promise((done) => child.once("exit", done));
      child.disconnect();
      await ended;
    },
  };
}
