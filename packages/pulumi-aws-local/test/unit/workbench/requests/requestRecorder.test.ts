import { expect } from "chai";
import { RequestTrace } from "../../../../src/services/appsync/execution/requestTrace";
import type { LocalEvents } from "../../../../src/core/localEvents";
import { RequestRecorder } from "../../../../src/workbench/requests/requestRecorder";
import { TestStack } from "../../services/appsync/support/testStack";

const RESPONSE = "export function response(ctx) { return ctx.result; }";
const read = (key: string): string =>
  `import { util } from "@aws-appsync/utils";
   export function request(ctx) { console.log("reading", ctx.args.id); return { operation: "GetItem", key: { id: { S: ${key} } }, consistentRead: true }; }
   ${RESPONSE}`;

describe("RequestRecorder", () => {
  let stack: TestStack;
  let recorder: RequestRecorder;
  let published: LocalEvents["request"][];
  before(async () => {
    stack = await TestStack.start();
    await stack.api(`
      type Query { item(id: ID!, token: String): AWSJSON other: AWSJSON fails: Int none: Int }
      type Mutation { put(id: ID!): AWSJSON }
      type Subscription { onPut: AWSJSON @aws_subscribe(mutations: ["put"]) }`);
    await stack.table("shop-items-0123abc", "id");
    await stack.services.dynamoDb.call("PutItem", {
      TableName: "shop-items-0123abc",
      Item: { id: { S: "a" }, Text: { S: "x".repeat(5_000) }, Token: { S: "secret-a" } },
    });
    await stack.tableSource("items", "shop-items-0123abc");
    await stack.dataSource("nothing", { type: "NONE" });
    await stack.unit("Query.item", "items", read("ctx.args.id"));
    const put = `export function request(ctx) { return { operation: "PutItem", key: { id: { S: ctx.args.id } },
      condition: { expression: "attribute_not_exists(id)" }, attributeValues: { Nonce: { S: util.autoId() } } }; }
      export function response(ctx) { if (ctx.error) util.error("Taken: " + ctx.error.type, "Taken"); return ctx.result; }`;
    await stack.unit("Mutation.put", "items", `import { util } from "@aws-appsync/utils"; ${put}`);
    await stack.unit(
      "Query.none",
      "nothing",
      `export function request(ctx) { return { payload: 3 }; } ${RESPONSE}`,
    );
    await stack.unit(
      "Query.fails",
      "items",
      `export function request() { return {}; } ${RESPONSE}`,
    );
  });
  after(() => stack.stop());
  beforeEach(() => {
    const here: typeof published = [];
    published = here;
    recorder = new RequestRecorder({ publish: (_name, data) => void here.push(data as never) });
    stack.appSync.recorder = recorder;
  });
  afterEach(() => delete stack.appSync.recorder);

  const newest = () => recorder.find(recorder.list()[0]!.id)!;

  it("records each function with its call and the capacity that the engine reports", async () => {
    const query = `query Read($id: ID!) { a: item(id: $id, token: "literal-1") none }`;
    await stack.query(query, { id: "a" });
    const { lanes, document, ...detail } = newest();
    expect(document).to.equal(
      `query Read($id: ID!) {\n  a: item(id: $id, token: "•••")\n  none\n}`,
    );
    expect(detail).to.deep.include({
      who: { kind: "user", id: "ann" },
      transport: "HTTP",
      type: "query",
      name: "Read",
      fields: ["Query.item", "Query.none"],
      status: 200,
      errorTypes: [],
      errors: [],
      variables: { id: "a" },
      capacity: { read: 2, write: 0 }, // 5,000 bytes, consistently
      stepsLeftOut: 0,
    });
    expect(lanes.map(({ field, path }) => [field, path])).to.deep.equal([
      ["Query.item", "a"],
      ["Query.none", "none"],
    ]);
    const [request, call, response] = lanes[0]!.steps;
    expect(request).to.deep.include({
      kind: "request",
      name: "Query.item",
      value: { operation: "GetItem", key: { id: { S: "a" } }, consistentRead: true },
    });
    expect(request!.logs).to.have.length(1);
    expect(request!.logs[0]).to.match(/"reading" "a"$/);
    const { startMs, durationMs, ...made } = call!.calls[0]!;
    expect(made).to.deep.equal({
      service: "DynamoDB",
      operation: "GetItem",
      tables: ["shop-items-0123abc"],
      keys: [{ id: { S: "a" } }],
      capacity: { read: 2, write: 0 },
    });
    const { Text, ...item } = call!.value as Record<string, unknown>;
    expect(Text).to.match(/^x{4000}… 1000 more characters$/);
    expect(item).to.deep.equal({ id: "a", Token: "•••" });
    expect(call!.startMs).to.be.within(request!.startMs + request!.durationMs - 0.01, startMs);
    expect(startMs + durationMs).to.be.at.most(response!.startMs + 0.01);
    expect(response!.startMs + response!.durationMs).to.be.at.most(detail.durationMs + 0.01);
    expect(lanes[1]!.steps[1]).to.deep.include({ kind: "dataSource", value: 3, calls: [] });
  });

  it("records errors, their position, and the error that the resolver received", async () => {
    await stack.query('mutation { put(id: "b") }');
    expect(newest().capacity).to.deep.equal({ read: 0, write: 1 });
    await stack.query('mutation { put(id: "b") fails: put(id: "b") }');
    const { errors, errorTypes, lanes } = newest();
    const message = "Taken: DynamoDB:ConditionalCheckFailedException";
    expect(errors).to.deep.equal([
      { errorType: "Taken", message, path: "put" },
      { errorType: "Taken", message, path: "fails" },
    ]);
    expect(errorTypes).to.deep.equal(["Taken", "Taken"]);
    const [, source, response] = lanes[0]!.steps;
    expect(source!.error!.errorType).to.equal("DynamoDB:ConditionalCheckFailedException");
    expect(
      source!.calls.map(
        (call) => call.service === "DynamoDB" && [call.operation, call.error?.errorType],
      ),
    ).to.deep.equal([
      ["PutItem", "ConditionalCheckFailedException"],
      ["GetItem", undefined], // AppSync reads the item for which the condition failed
    ]);
    expect(response!.error).to.deep.equal({ errorType: "Taken", message });

    await stack.query("{ fails }");
    const [lane] = newest().lanes;
    expect(lane!.steps[1]!.error!.errorType).to.equal("MappingTemplate");
  });

  it("records rejected requests", async () => {
    await stack.post('{"query":"{ other }"}', { authorization: "a-stolen-token" });
    await stack.post('{"query":"{ other }"}');
    const authorization = (await stack.signIn()).AccessToken;
    await stack.post("{ other(", { authorization });
    await stack.post('{"query":"{ unknown }"}', { authorization });
    expect(
      recorder
        .list()
        .map(({ status, who, fields, errorTypes }) => [status, who.kind, fields, errorTypes]),
    ).to.deep.equal([
      [200, "user", ["Query.unknown"], ["Error"]],
      [400, "user", [], ["MalformedHttpRequestException"]],
      [401, "none", ["Query.other"], ["UnauthorizedException"]],
      [401, "none", ["Query.other"], ["UnauthorizedException"]],
    ]);
    expect(recorder.list().map(({ id }) => recorder.find(id)!.document)).to.deep.equal([
      "{\n  unknown\n}",
      null,
      "{\n  other\n}",
      "{\n  other\n}",
    ]);
  });

  it("returns requests by the client's request id, and those newer than an id", async () => {
    const authorization = (await stack.signIn()).AccessToken;
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { headers } = await stack.post('{"query":"{ none }"}', { authorization });
      ids.unshift(headers["x-amzn-requestid"]!);
    }
    expect(recorder.list().map(({ id }) => id)).to.deep.equal(ids);
    expect(recorder.list(ids[2]).map(({ id }) => id)).to.deep.equal(ids.slice(0, 2));
    expect(recorder.list("forgotten").map(({ id }) => id)).to.deep.equal(ids);
    expect(recorder.find("forgotten")).to.equal(undefined);
  });

  it("keeps 200, and publishes many in one event", async () => {
    const body = Buffer.from('{"query":"{ none }"}');
    const request = {
      method: "POST",
      path: "/graphql",
      query: "",
      headers: {},
      body,
      sourceIp: "",
    };
    for (let at = 0; at < 450; at += 1) {
      recorder.record(new RequestTrace(`id-${at}`, "HTTP", at, request));
    }
    expect(recorder.list()).to.have.length(200);
    expect(recorder.list().at(-1)!.id).to.equal("id-250");
    while (published.length === 0) await new Promise((done) => setTimeout(done, 10));
    expect(published).to.deep.equal([{ id: "id-449" }]);
  });

  it("records at most as many operations per second as it keeps", () => {
    let now = 10_000;
    const busy = new RequestRecorder({ publish: () => {} }, () => now);
    const wanted = (): number =>
      Array.from({ length: 500 }, () => busy.wants()).filter(Boolean).length;
    expect(wanted()).to.equal(200);
    now += 999;
    expect(wanted()).to.equal(0);
    now += 1;
    expect(wanted()).to.equal(200);
  });

  it("shortens large values to a readable length", async () => {
    const text = "y".repeat(300_000);
    await stack.query("query ($id: ID!) { item(id: $id) }", { id: text });
    expect(JSON.stringify(newest()).length).to.be.lessThan(40_000);
    const many = Array.from({ length: 150 }, (_, at) => `a${at}: none`).join(" ");
    await stack.query(`{ ${many} }`);
    const { lanes, stepsLeftOut } = newest();
    expect([lanes.length, stepsLeftOut]).to.deep.equal([150, 150]); // 300 of 450
  });

  it("describes old operations, a few at a time", async () => {
    const limits = { age: 300, characters: 1_000_000 };
    recorder = new RequestRecorder({ publish: () => {} }, undefined, limits);
    const body = Buffer.from('{"query":"{ none }"}');
    const request = {
      method: "POST",
      path: "/graphql",
      query: "",
      headers: {},
      body,
      sourceIp: "",
    };
    const described: string[] = [];
    const turns = new Set<number>();
    let turn = 0;
    const record = (id: string, startedAt: number): void => {
      const trace = new RequestTrace(id, "HTTP", 0, request);
      Object.defineProperty(trace, "startedAt", { value: startedAt });
      Object.defineProperty(trace, "errors", {
        get: () => {
          if (described.at(-1) !== id) described.push(id);
          turns.add(turn);
          const end = performance.now() + 0.5; // as long as a large one takes
          while (performance.now() < end);
          return [];
        },
      });
      recorder.record(trace);
    };
    const old = Array.from({ length: 30 }, (_, at) => `old-${at}`);
    for (const id of old) record(id, performance.now() - 200);
    record("young", performance.now() + 600_000);
    const counting = setInterval(() => (turn += 1), 1);
    while (described.length < old.length) await new Promise((done) => setTimeout(done, 5));
    await new Promise((done) => setTimeout(done, 20)); // longer than any allowed turn
    clearInterval(counting);
    expect(described).to.deep.equal(old);
    expect(turns.size).to.be.greaterThan(2);
    expect(recorder.list().map(({ id }) => id)).to.deep.equal(["young", ...old.reverse()]);
  });

  it("describes operations at once when those in full take too much memory", () => {
    const limits = { age: 60_000, characters: 10_000 };
    recorder = new RequestRecorder({ publish: () => {} }, undefined, limits);
    const body = Buffer.from(JSON.stringify({ query: "{ none }", extra: "y".repeat(900) }));
    const headers = {};
    const request = { method: "POST", path: "/graphql", query: "", headers, body, sourceIp: "" };
    const described: number[] = [];
    const record = (at: number): void => {
      const trace = new RequestTrace(`id-${at}`, "HTTP", 0, request);
      Object.defineProperty(trace, "errors", { get: () => (described.push(at), []) });
      recorder.record(trace);
    };
    for (let at = 0; at < 15; at += 1) record(at);
    const atOnce = Array.from({ length: 5 }, (_, at) => at + 10);
    expect([...new Set(described)]).to.deep.equal(atOnce);
    expect(recorder.list()).to.have.length(15);
    described.length = 0; // described operations take no part in the limit
    for (let at = 15; at < 25; at += 1) record(at);
    expect(described).to.deep.equal([]);
  });

  it("does not change what resolvers see", async () => {
    const item = async (): Promise<unknown> =>
      JSON.parse((await stack.query('{ item(id: "a") }')).data.item);
    const watched = await item();
    delete stack.appSync.recorder;
    expect(await item()).to.deep.equal(watched);
  });
});
