import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buildSchema, execute, parse, validate, type DocumentNode } from "graphql";
import { appSyncDefinitions } from "../../infra/api/appSyncDefinitions";
import type { PreparedRequest } from "../lib/httpSender";
import { EngineClient } from "./engineClient";

/*
 * Runs graphql-js behind node:http in a separate process, and verifies nothing. It responds to
 * every request with constant data of its parent, through one document that it parsed and validated
 * once. If a request names calls by their number (x-calls), the server first sends these to the
 * engine one after the other and reads their responses.
 */
const file = join(__dirname, "..", "..", "schema.graphql");
const schema = buildSchema(appSyncDefinitions + readFileSync(file, "utf8"));
const documents = new Map<string, DocumentNode>();
const [endpoint, inFlight] = process.argv.slice(2);
const engine = new EngineClient(endpoint!, Number(inFlight));
let rootValue: unknown;
let calls: PreparedRequest[][] = [];

function documentOf(query: string): DocumentNode {
  let document = documents.get(query);
  if (document === undefined) {
    document = parse(query);
    const [fault] = validate(schema, document);
    if (fault !== undefined) throw fault;
    documents.set(query, document);
  }
  return document;
}

async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
  const number = message.headers["x-calls"];
  if (number !== undefined) {
    for (const call of calls[Number(number)]!) JSON.parse(await engine.sender.send(call));
  }
  const document = documentOf(query);
  const result = await execute({ schema, document, rootValue, variableValues: variables });
  const body = JSON.stringify(result);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  response.writeHead(200, headers);
  response.end(body);
}

const server = createServer((message, response) => {
  respond(message, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
process.on("message", (message: { data?: object; calls?: PreparedRequest[][] }) => {
  rootValue = message.data ?? rootValue;
  calls = message.calls ?? calls;
  process.send!("ready");
});
process.on("disconnect", () => process.exit(0));
