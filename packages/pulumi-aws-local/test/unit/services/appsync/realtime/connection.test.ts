import { once } from "node:events";
import { expect } from "chai";
import { RealtimeSocket } from "../../../../../src";
import { sign } from "../../../../support/sign";
import { RequestGate } from "../../../../../src/core/requestGate";
import { RealtimeStack } from "../support/realtimeStack";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const AREA = "AppSync: execution and data sources";
const PAGE = "https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html";
const LIMITS = "https://docs.aws.amazon.com/general/latest/gr/appsync.html";
const spoken = fact(AREA, "real-time protocol", PAGE);
const signed = fact(AREA, "signatures of subscriptions", PAGE);
const bounded = fact(AREA, "240 KB of an event", LIMITS, { unverified: "what the client hears" });

const SCHEMA = `
  type Query { n: Int }
  type Mutation { say(text: String): Word @aws_iam @aws_cognito_user_pools }
  type Subscription {
    onSaid: Word @aws_subscribe(mutations: ["say"]) @aws_iam @aws_cognito_user_pools
    onSaidToUsers: Word @aws_subscribe(mutations: ["say"])
    onRefused: Word @aws_subscribe(mutations: ["say"])
  }
  type Word @aws_iam @aws_cognito_user_pools { text: String }`;

const SAY = `
  export function request(ctx) { return { payload: { text: ctx.args.text } }; }
  export function response(ctx) { return ctx.result; }`;

const REFUSE = `
  import { util } from "@aws-appsync/utils";
  export function request(ctx) { return {}; }
  export function response(ctx) { util.error("Not now.", "Later"); }`;

const ACK = { type: "connection_ack", payload: { connectionTimeoutMs: 300000 } };
const SUBSCRIBE = "subscription { onSaid { text } }";

describe("Connection", function () {
  this.timeout(20_000);
  let live: RealtimeStack;
  before(async () => {
    live = await RealtimeStack.start();
    await live.stack.api(SCHEMA);
    await live.stack.dataSource("none", { type: "NONE" });
    await live.stack.unit("Mutation.say", "none", SAY);
    await live.stack.unit("Subscription.onRefused", "none", REFUSE);
  });
  afterEach(() => live.closeSockets());
  after(() => live.stop());

  const say = (text: string) =>
    live.stack.query("mutation ($text: String) { say(text: $text) { text } }", { text });

  answersAsAws(
    spoken,
    "speaks graphql-ws with a client that authenticates in its sub-protocol",
    async () => {
      const socket = await live.open();
      expect(socket.socket.protocol).to.equal("graphql-ws");
      expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
      expect(await socket.start("1", SUBSCRIBE, await live.user())).to.deep.equal({
        type: "start_ack",
        id: "1",
      });
      await say("hello");
      expect(await socket.next()).to.deep.equal({
        type: "data",
        id: "1",
        payload: { data: { onSaid: { text: "hello" } } },
      });
      expect(await socket.ask({ type: "stop", id: "1" })).to.deep.equal({
        type: "complete",
        id: "1",
      });
      await say("without subscribers");
      expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
    },
  );

  it("delays subscription starts while the state is replaced, and drops those of closed connections", async () => {
    const gate = new RequestGate();
    const { appSync } = live.stack.services;
    const { recorder } = appSync;
    let starts = 0;
    Object.assign(appSync, {
      gate,
      recorder: { wants: () => true, record: () => void (starts += 1) },
    });
    try {
      const [kept, closed] = [await live.open(), await live.open()];
      const authorization = await live.user();
      let done!: () => void;
      const exchange = gate.exclusively(
        () => new Promise<void>((resolve) => (done = resolve)),
        1000,
      );
      const data = JSON.stringify({ query: SUBSCRIBE });
      for (const socket of [kept, closed])
        socket.send(RealtimeSocket.startMessage("1", data, authorization));
      // This message is handled at once, so after its response the starts have arrived.
      for (const socket of [kept, closed]) {
        expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
      }
      closed.socket.close();
      await once(closed.socket, "close");
      done();
      await exchange;
      expect(await kept.next()).to.deep.equal({ type: "start_ack", id: "1" });
      expect(starts).to.equal(1);
    } finally {
      delete appSync.gate;
      Object.assign(appSync, { recorder });
    }
  });

  it("also accepts the header in the query string", async () => {
    const header = Buffer.from(JSON.stringify(await live.user())).toString("base64");
    const query = `?header=${encodeURIComponent(header)}&payload=e30=`;
    const socket = await live.open({}, ["graphql-ws"], query);
    expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
  });

  it("sends the reason to a rejected client, and closes the connection", async () => {
    const wrong: [object, string, string, number][] = [
      [
        { host: live.host },
        "UnauthorizedException",
        "Valid authorization header not provided.",
        401,
      ],
      [
        { host: live.host, Authorization: "forged" },
        "UnauthorizedException",
        "Unable to parse JWT token.",
        401,
      ],
      [
        { ...(await live.user()), host: "other.example.com" },
        "UnauthorizedException",
        "The host is not the one of this API.",
        401,
      ],
    ];
    for (const [authorization, errorType, message, errorCode] of wrong) {
      const socket = await live.open(authorization);
      expect(await socket.ask({ type: "connection_init" })).to.deep.equal({
        type: "connection_error",
        payload: { errors: [{ errorType, message, errorCode }] },
      });
      expect(await socket.closed).to.equal(1000);
    }
  });

  it("authorizes each start separately", async () => {
    const socket = await live.open();
    const { host } = live;
    expect(
      (await socket.start("1", SUBSCRIBE, { host, Authorization: "forged" })).payload,
    ).to.deep.equal({
      errors: [
        {
          errorType: "UnauthorizedException",
          message: "Unable to parse JWT token.",
          errorCode: 401,
        },
      ],
    });
    expect((await socket.start("2", SUBSCRIBE, {})).type).to.equal("error");
    expect((await socket.start("3", SUBSCRIBE, await live.user())).type).to.equal("start_ack");
  });

  answersAsAws(
    signed,
    "verifies the signature of each start, and evaluates the guest's policies",
    async () => {
      const arn = live.stack.appSync.api!.definition.arn;
      const fields = ["onSaid", "onSaidToUsers"].map(
        (name) => `${arn}/types/Subscription/fields/${name}`,
      );
      const guest = await live.stack.guest("listener", fields);
      const socket = await live.open(live.signed(guest, "/graphql/connect", "{}"));
      expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);

      const start = (id: string, query: string, signedFor = query) => {
        const authorization = live.signed(guest, "/graphql", JSON.stringify({ query: signedFor }));
        return socket.ask(
          RealtimeSocket.startMessage(id, JSON.stringify({ query }), authorization),
        );
      };
      expect((await start("1", SUBSCRIBE)).type).to.equal("start_ack");
      const forged = await start("2", SUBSCRIBE, "subscription { onSaidToUsers { text } }");
      expect(forged.payload.errors[0].errorType).to.equal("InvalidSignatureException");
      const forUsers = await start("3", "subscription { onSaidToUsers { text } }");
      expect(forUsers.payload.errors[0]).to.include({
        errorType: "Unauthorized",
        message: "Not Authorized to access onSaidToUsers on type Subscription",
      });
      const notGranted = await start("4", "subscription { onRefused { text } }");
      expect(notGranted.payload.errors[0]).to.include({
        message: "Permission denied",
        errorCode: 401,
      });
    },
  );

  it("reports why a subscription may not start", async () => {
    const socket = await live.open();
    const user = await live.user();
    const errorOf = async (id: string, query: string) =>
      (await socket.start(id, query, user)).payload.errors[0];
    expect(await errorOf("1", "subscription { onRefused { text } }")).to.include({
      errorType: "Later",
      message: "Not now.",
    });
    expect((await errorOf("2", "subscription { onSaid(all: true) { text } }")).message).to.contain(
      "Validation error of type UnknownArgument",
    );
    expect(await errorOf("3", "{ n }")).to.include({ errorType: "UnsupportedOperation" });
    expect(await errorOf("4", "subscription {")).to.include({
      errorType: "MalformedHttpRequestException",
    });
    expect(await socket.ask({ type: "hello", id: "5" })).to.deep.equal({
      type: "error",
      id: "5",
      payload: {
        errors: [
          {
            errorType: "UnsupportedOperation",
            message: "unknown not supported through the realtime channel",
          },
        ],
      },
    });
    expect((await socket.ask({ type: "start", id: "6" })).type).to.equal("error");
  });

  it("rejects a second subscription with the same id, and the 201st of a connection", async () => {
    const socket = await live.open();
    const user = await live.user();
    for (let id = 1; id <= 200; id += 1) {
      expect((await socket.start(String(id), SUBSCRIBE, user)).type).to.equal("start_ack");
    }
    const again = await socket.start("7", SUBSCRIBE, user);
    expect(again.payload.errors[0].errorType).to.equal("DuplicatedOperationError");
    const more = await socket.start("201", SUBSCRIBE, user);
    expect(more.payload.errors[0].errorType).to.equal("MaxSubscriptionsReachedError");
    await socket.ask({ type: "stop", id: "7" });
    expect((await socket.start("7", SUBSCRIBE, user)).type).to.equal("start_ack");
  });

  it("distinguishes two starts with one id when the first is stopped while it is in progress", async () => {
    const socket = await live.open();
    const user = await live.user();
    const start = (document: string) =>
      socket.send(RealtimeSocket.startMessage("1", document, user));
    for (const first of [SUBSCRIBE, "subscription { onRefused { text } }"]) {
      start(first);
      socket.send({ type: "stop", id: "1" });
      start(SUBSCRIBE);
      expect(await socket.next()).to.deep.equal({ type: "complete", id: "1" });
      expect(await socket.next()).to.deep.equal({ type: "start_ack", id: "1" });
      await say("once");
      expect((await socket.next()).type).to.equal("data");
      expect((await socket.ask({ type: "stop", id: "1" })).type).to.equal("complete");
      await say("without subscribers");
      expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
    }
  });

  answersAsAws(bounded, "delivers no event of more than 240 KB", async () => {
    const socket = await live.open();
    await socket.start("1", SUBSCRIBE, await live.user());
    await say("x".repeat(240 * 1024));
    expect((await socket.next()).payload.errors[0].errorType).to.equal("PayloadLimitExceeded");
    await say("small");
    expect((await socket.next()).payload.data).to.deep.equal({ onSaid: { text: "small" } });
  });

  it("rejects other protocols, paths and host names at the handshake", async () => {
    const refused = async (...args: Parameters<typeof RealtimeSocket.open>) =>
      RealtimeSocket.open(...args).then(
        () => "opened",
        ({ message }: Error) => message,
      );
    const user = await live.user();
    expect(await refused(live.url, user, ["mqtt"])).to.contain("400");
    expect(await refused(live.url.replace("realtime", "other"), user)).to.contain("404");
    const rebound = await refused(live.url, user, undefined, { Host: "evil.example.com" });
    expect(rebound).to.contain("421");
  });

  it("serves AWS's host name of the API, whose GraphQL host clients sign", async () => {
    const { id } = live.stack.appSync.api!.definition;
    const region = "eu-west-1.amazonaws.com";
    const url = live.url.replace("/graphql/realtime", "/graphql");
    const open = async (host: string, Host: string) => {
      const { headers } = await sign(
        { path: "/graphql/connect", headers: { host, "x-amz-user-agent": "signed too" } },
        { service: "appsync", at: Date.now() },
      );
      return RealtimeSocket.open(url, headers, undefined, { Host });
    };
    const socket = await open(
      `${id}.appsync-api.${region}`,
      `${id}.appsync-realtime-api.${region}`,
    );
    expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
    socket.socket.close();
    const other = await open("localhost", `${id}.appsync-realtime-api.${region}`);
    expect((await other.ask({ type: "connection_init" })).type).to.equal("connection_error");
    other.socket.close();
    for (const [host, status] of [
      [`${id}.appsync-realtime-api.us-west-2.amazonaws.com`, "400"],
      [`${id}x.appsync-realtime-api.${region}`, "404"],
      [`dynamodb.${region}`, "404"],
      [`${id}.appsync-realtime-api.${region}.evil.example`, "421"],
    ]) {
      const refused = await open(host!, host!).catch(({ message }: Error) => message);
      expect(refused, host).to.contain(status);
    }
  });

  it("requires a signature for every x-amz header except x-amz-user-agent, in connections and starts", async () => {
    const { host } = new URL(live.url.replace("ws:", "http:"));
    const proof = async (path: string, body: string, added: object) => {
      const request = { path, headers: { host }, body: Buffer.from(body) };
      return { ...(await sign(request, { service: "appsync", at: Date.now() })).headers, ...added };
    };
    const data = JSON.stringify({ query: SUBSCRIBE });
    const agent = { "x-amz-user-agent": "aws-amplify/3.0.7 js" };
    const extra = { "x-amz-target": "Other.Operation" };
    const socket = await live.open(await proof("/graphql/connect", "{}", agent));
    expect(await socket.ask({ type: "connection_init" })).to.deep.equal(ACK);
    const start = async (id: string, added: object) => {
      const authorization = await proof("/graphql", data, added);
      return socket.ask(RealtimeSocket.startMessage(id, data, authorization));
    };
    expect((await start("1", agent)).type).to.equal("start_ack");
    expect((await start("2", extra)).payload.errors[0].message).to.contain("'x-amz-target' must");
    const refused = await live.open(await proof("/graphql/connect", "{}", extra));
    expect((await refused.ask({ type: "connection_init" })).type).to.equal("connection_error");
  });

  it("accepts the operator's key from a program, and rejects it from a page", async () => {
    const { host, origin } = new URL(live.url.replace("ws:", "http:"));
    const { headers } = await sign(
      { path: "/graphql/connect", headers: { host } },
      { service: "appsync", at: Date.now() },
    );
    const program = await RealtimeSocket.open(live.url, headers);
    expect(await program.ask({ type: "connection_init" })).to.deep.equal(ACK);
    program.socket.close();
    const page = await RealtimeSocket.open(live.url, headers, undefined, { Origin: origin });
    expect(await page.ask({ type: "connection_init" })).to.deep.include({
      type: "connection_error",
    });
    page.socket.close();
  });
});
