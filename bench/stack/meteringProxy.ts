import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "undici";

/** DynamoDB calls, and the read and write units that they consumed. */
export interface Units {
  calls: number;
  read: number;
  write: number;
}

/** A proxy in front of an engine that adds up the consumed units. */
export interface MeteringProxy {
  endpoint: string;
  /** The units consumed while `run` ran. */
  measure(run: () => Promise<unknown>): Promise<Units>;
  stop(): Promise<void>;
}

/** Requests the consumed capacity of every call and adds it up. */
export async function startMeteringProxy(engine: string): Promise<MeteringProxy> {
  const meter: Units = { calls: 0, read: 0, write: 0 };
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const target = String(message.headers["x-amz-target"]);
    const isData = /(Item|Items|Query|Scan)$/.test(target);
    const input = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    const body = JSON.stringify(isData ? { ...input, ReturnConsumedCapacity: "TOTAL" } : input);
    const { host: _host, "content-length": _length, connection: _kept, ...rest } = message.headers;
    const headers = rest as Record<string, string>;
    // Not fetch, which blocks some ports as browsers do.
    const reply = await request(engine, { method: "POST", headers, body });
    const text = await reply.body.text();
    const consumed = [JSON.parse(text || "{}").ConsumedCapacity ?? []].flat();
    if (isData) meter.calls += 1;
    const kind = /Put|Update|Delete|Write/.test(target) ? "write" : "read";
    for (const { CapacityUnits = 0 } of consumed) meter[kind] += CapacityUnits;
    response.writeHead(reply.statusCode, { "content-type": "application/x-amz-json-1.0" });
    response.end(text);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async measure(run) {
      Object.assign(meter, { calls: 0, read: 0, write: 0 });
      await run();
      return { ...meter };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
