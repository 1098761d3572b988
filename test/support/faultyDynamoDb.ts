import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine } from "../../local/dynamodb/engine";

/** What becomes of one call: undefined lets it through. */
export type Fault =
  | { status: number; body: unknown }
  /** Takes place at the engine, but its answer never arrives. */
  | "lose answer"
  | undefined;

/** A DynamoDB engine behind a proxy that can fail. Its endpoint goes into DYNAMODB_ENDPOINT. */
export interface FaultyDynamoDb {
  endpoint: string;
  /** Decides the fate of each call, by operation and parsed body. */
  decide: (operation: string, input: any) => Fault;
  stop(): Promise<void>;
}

export async function startFaultyDynamoDb(): Promise<FaultyDynamoDb> {
  const directory = mkdtempSync(join(tmpdir(), "jukebox-faulty-"));
  const engine = await startEngine(join(directory, "dynamodb.sqlite"));
  const faulty: FaultyDynamoDb = {
    endpoint: "",
    decide: () => undefined,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  const server = proxyTo(engine.endpoint, (operation, input) => faulty.decide(operation, input));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  faulty.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return faulty;
}

function proxyTo(endpoint: string, decide: FaultyDynamoDb["decide"]): Server {
  return createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const operation = String(message.headers["x-amz-target"]).split(".")[1]!;
    const fault = decide(operation, JSON.parse(body.toString() || "{}"));
    if (typeof fault === "object") {
      response.writeHead(fault.status, { "content-type": "application/x-amz-json-1.0" });
      return void response.end(JSON.stringify(fault.body));
    }
    const { method, headers } = message;
    const forward = httpRequest(endpoint, { method, headers }, (answer) => {
      if (fault === "lose answer")
        return void answer.resume().on("end", () => message.socket.destroy());
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    forward.on("error", () => message.socket.destroy());
    forward.end(body);
  });
}
