import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buildSchema, execute, parse, validate, type DocumentNode } from "graphql";

/*
 * A process of its own: graphql-js behind node:http, without authentication or data source. It answers every request with the
 * constant data that its parent has sent, through the same document, which it has read and validated once.
 */
const APPSYNC = `
  scalar AWSDateTime scalar AWSJSON
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]) on FIELD_DEFINITION
`;

const file = join(__dirname, "..", "..", "schema.graphql");
const schema = buildSchema(APPSYNC + readFileSync(file, "utf8"));
const documents = new Map<string, DocumentNode>();
let rootValue: unknown;

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

const server = createServer(async (message, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
  const document = documentOf(query);
  const result = await execute({ schema, document, rootValue, variableValues: variables });
  const body = JSON.stringify(result);
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
process.on("message", (data) => {
  rootValue = data;
  process.send!("ready");
});
process.on("disconnect", () => process.exit(0));
