import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "undici";

/** One request to DynamoDB, as sent by the stack. */
export interface RecordedCall {
  /** e.g. "BatchGetItem" */
  operation: string;
  body: string;
}

/** A proxy in front of an engine that records the stack's requests. */
export interface RecordingProxy {
  endpoint: string;
  /** The requests that were sent while `run` ran, in order. */
  record(run: () => Promise<unknown>): Promise<RecordedCall[]>;
  stop(): Promise<void>;
}

export async function startRecordingProxy(engine: string): Promise<RecordingProxy> {
  let calls: RecordedCall[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    calls.push({ operation: String(message.headers["x-amz-target"]).split(".")[1]!, body });
    const { host: _host, "content-length": _length, connection: _kept, ...rest } = message.headers;
    const headers = rest as Record<string, string>;
    // Not fetch, which blocks the engine's port as browsers do.
    const reply = await request(engine, { method: "POST", headers, body });
    const text = await reply.body.text();
    response.writeHead(reply.statusCode, { "content-type": "application/x-amz-json-1.0" });
    response.end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async record(run) {
      calls = [];
      await run();
      return calls;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
