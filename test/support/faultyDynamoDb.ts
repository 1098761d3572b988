import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { startDynamoDb } from "pulumi-aws-local";

/** The fault of one call; undefined forwards it. */
export type Fault =
  /**
   * This response instead of the engine's, which does not get the call. A string is sent unchanged.
   */
  | { status: number; body: unknown }
  /** Forwards the call after this number of milliseconds. */
  | { delay: number }
  /** Forwards the given input instead of the received one, and changes the response. */
  | { input: unknown; change(output: any): unknown }
  /** The connection ends before the engine gets the call. */
  | "cut before"
  /**
   * The engine executes the call, but only half of its response arrives before the connection ends.
   */
  | "cut response"
  /** The engine executes the call, but its response never arrives. */
  | "lose response"
  | undefined;

/** A DynamoDB engine behind a proxy that injects faults. DYNAMODB_ENDPOINT must be its endpoint. */
export interface FaultyDynamoDb {
  endpoint: string;
  /** Decides the fault of each call, by operation and parsed body. */
  decide: (operation: string, input: any) => Fault;
  stop(): Promise<void>;
}

/** @param file stores the tables; by default `stop` deletes them */
export async function startFaultyDynamoDb(file?: string): Promise<FaultyDynamoDb> {
  const engine = await startDynamoDb(file === undefined ? {} : { file });
  const agent = new Agent({ keepAlive: true });
  const faulty: FaultyDynamoDb = {
    endpoint: "",
    decide: () => undefined,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      agent.destroy();
      await engine.stop();
    },
  };
  const target = { endpoint: engine.endpoint, agent };
  const server = proxyTo(target, (operation, input) => faulty.decide(operation, input));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  faulty.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return faulty;
}

interface Target {
  endpoint: string;
  agent: Agent;
}

function proxyTo(target: Target, decide: FaultyDynamoDb["decide"]): Server {
  return createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const operation = String(message.headers["x-amz-target"]).split(".")[1]!;
    const fault = decide(operation, JSON.parse(body.toString() || "{}"));
    if (fault === "cut before") return void message.socket.destroy();
    if (typeof fault === "object" && "status" in fault) {
      return respond(response, fault.status, fault.body);
    }
    if (typeof fault === "object" && "delay" in fault) {
      await new Promise((done) => setTimeout(done, fault.delay));
    }
    const changes = typeof fault === "object" && "change" in fault ? fault : undefined;
    const sent = changes === undefined ? body : Buffer.from(JSON.stringify(changes.input));
    const from = await forward(target, message, sent).catch(() => undefined);
    if (from === undefined || fault === "lose response") return void message.socket.destroy();
    if (fault === "cut response") {
      response.writeHead(from.status, { "content-length": from.body.length });
      response.write(from.body.subarray(0, from.body.length / 2));
      return void setTimeout(() => message.socket.destroy(), 5); // after the first half was sent
    }
    if (changes === undefined || from.status !== 200) {
      return respond(response, from.status, from.body.toString());
    }
    respond(response, 200, changes.change(JSON.parse(from.body.toString())));
  });
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

function forward(
  { endpoint, agent }: Target,
  { method, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; body: Buffer }> {
  return new Promise((done, fail) => {
    const options = { method, agent, headers: { ...headers, "content-length": body.length } };
    const request = httpRequest(endpoint, options, (from) => {
      const chunks: Buffer[] = [];
      from.on("data", (chunk: Buffer) => chunks.push(chunk));
      from.on("end", () => done({ status: from.statusCode!, body: Buffer.concat(chunks) }));
      from.on("error", fail);
    });
    request.on("error", fail);
    request.end(body);
  });
}
