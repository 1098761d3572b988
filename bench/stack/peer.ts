import { fork } from "node:child_process";
import { join } from "node:path";
import { HttpSender } from "../lib/httpSender";

/** The peer, in a separate process. */
export interface Peer {
  sender: HttpSender;
  stop(): Promise<void>;
}

/** @param folder where it is installed @param config the peer's configuration */
export async function startPeer(folder: string, config: object, inFlight: number): Promise<Peer> {
  const child = fork(join(__dirname, "peerServer.cjs"), [folder], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  const heard = (): Promise<unknown> =>
    new Promise((done, fail) => {
      child.once("message", done);
      child.once("exit", (code) => fail(new Error(`The peer ended with ${code}.`)));
    });
  await heard();
  const started = heard();
  child.send(config);
  const { port } = new URL(String(await started));
  const sender = new HttpSender(`http://127.0.0.1:${port}`, inFlight);
  return {
    sender,
    async stop() {
      await sender.close();
      const ended = new Promise((done) => child.once("exit", done));
      child.disconnect();
      await ended;
    },
  };
}
