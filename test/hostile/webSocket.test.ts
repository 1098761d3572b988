import { expect } from "chai";
import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import fc from "fast-check";
import { createOwner, type Owner } from "../support/device";
import { RealtimeSocket, type RealtimeMessage } from "pulumi-aws-local";
import { store, createProduct } from "../support/store";
import { hostileFields } from "./support/fieldRequests";
import { expectGoodError } from "./support/goodResponse";
import { hostileJson, objectOf } from "./support/hostileJson";
import {
  expectWell,
  hostileStack,
  residentMegabytes,
  type HostileStack,
} from "./support/hostileStack";
import { sendRaw } from "./support/rawSocket";
import { runTimeout, runs } from "./support/runs";

describe("Hostile WebSockets", function () {
  this.timeout(runTimeout());
  let stack: HostileStack;
  let owner: Owner;
  let authorization: { host: string; Authorization: string };
  let url: string;
  before(async () => {
    stack = await hostileStack();
    owner = await createOwner(stack);
    const { host } = new URL(stack.origin);
    authorization = { host, Authorization: (await owner.client.tokens()).access };
    url = `ws://${host}/graphql/realtime`;
  });
  afterEach(async () => {
    await expectWell(stack);
    await expectHeard();
  });

  const open = (): Promise<RealtimeSocket> => RealtimeSocket.open(url, authorization);

  /** Expects that a normal subscriber still receives events. */
  async function expectHeard(): Promise<void> {
    const socket = await open();
    expect((await socket.ask({ type: "connection_init" })).type).to.equal("connection_ack");
    const ack = await socket.start("1", "subscription { onCartChanged { id } }", authorization);
    expect(ack).to.deep.equal({ type: "start_ack", id: "1" });
    const { id } = await store.add(owner.client, await createProduct(stack));
    const { type, payload } = await socket.next();
    expect([type, payload.data]).to.deep.equal(["data", { onCartChanged: { id } }]);
    await store.clear(owner.client);
    await socket.close();
  }

  it("are disconnected if they send requests and never read", async () => {
    const memory = residentMegabytes(stack);
    const ping = Buffer.concat([Buffer.from([0x89, 0x80 | 125]), Buffer.alloc(4 + 125)]);
    for (const what of ["ping", "message"]) {
      const socket = await open();
      const ws = socket.socket;
      const raw = (ws as unknown as { _socket: import("node:net").Socket })._socket;
      const closed = new Promise<void>((done) => raw.once("close", () => done()));
      raw.on("error", () => {});
      raw.pause();
      const text = JSON.stringify({ type: "stop", id: "x".repeat(1000) });
      const frames = Buffer.concat(Array.from({ length: 2_000 }, () => ping));
      for (let time = 0; time < 300 && !raw.destroyed; time += 1) {
        if (what === "ping") await new Promise((done) => raw.write(frames, done));
        else for (let at = 0; at < 100; at += 1) ws.send(text, () => undefined);
        await new Promise(setImmediate);
      }
      raw.resume();
      await closed;
    }
    expect(residentMegabytes(stack) - memory).to.be.below(100);
  });

  it("are rejected if their upgrade is invalid", async () => {
    const key = randomBytes(16).toString("base64");
    const upgrade = [
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Protocol: graphql-ws",
    ];
    for (const [path, ...lines] of [
      ["/graphql/realtime", ...upgrade],
      ["/graphql/realtime", ...upgrade, "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"],
      ["/graphql/realtime", ...upgrade, `Sec-WebSocket-Key: ${key}`, "Sec-WebSocket-Version: 99"],
      [
        "/graphql/realtime",
        "Connection: Upgrade",
        "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAAQAAP__",
      ],
      [
        "/graphql/realtime",
        "Connection: Upgrade",
        "Upgrade: websocket",
        `Sec-WebSocket-Key: ${key}`,
      ],
      ["/graphql", ...upgrade, `Sec-WebSocket-Key: ${key}`, "Sec-WebSocket-Version: 13"],
      ["/_local/events", ...upgrade, `Sec-WebSocket-Key: ${key}`, "Sec-WebSocket-Version: 13"],
      ["/__proto__", ...upgrade, `Sec-WebSocket-Key: ${key}`, "Sec-WebSocket-Version: 13"],
    ]) {
      const bytes = [`GET ${path} HTTP/1.1`, "Host: localhost", ...lines, "", ""].join("\r\n");
      const { response } = await sendRaw(stack.origin, bytes, { until: /\r\n\r\n/ });
      expect(response, lines.join()).to.match(/^HTTP\/1\.1 4\d\d /);
    }
  });

  it("get an error message, or are closed, for any first message", async () => {
    const words = fc.oneof(
      hostileJson(),
      objectOf(
        {
          type: fc.constantFrom('"start"', '"stop"', '"connection_init"', '"__proto__"', "5"),
          id: fc.oneof(fc.constantFrom('"1"', '"__proto__"', '""'), hostileJson()),
          payload: hostileJson([], ["data", "extensions", "authorization"]),
        },
        hostileJson(),
      ),
    );
    const property = fc.asyncProperty(words, async (text) => {
      const socket = await open();
      socket.socket.send(text);
      const { type, payload } = await socket.next();
      expect(type).to.be.oneOf(["connection_ack", "error", "complete"]);
      if (type === "error")
        expect(JSON.stringify(payload)).not.to.match(/Error: |\n\s+at |Internal/);
      await socket.close();
    });
    await fc.assert(property, { numRuns: runs(60) });
  });

  for (const field of hostileFields().filter(({ operation }) => operation === "subscription")) {
    it(`get a documented error of ${field.name}, or its result`, async () => {
      const socket = await open();
      let id = 0;
      const property = fc.asyncProperty(field.bodies([]), async (data) => {
        const response: RealtimeMessage = await socket.ask(
          RealtimeSocket.startMessage(`${++id}`, data, authorization),
        );
        if (response.type === "start_ack") {
          expect(await socket.ask({ type: "stop", id: `${id}` })).to.include({ type: "complete" });
          return;
        }
        expect(response.type).to.equal("error");
        expect(response.payload.errors).to.be.an("array").with.length.above(0);
        for (const error of response.payload.errors) {
          if (error.errorCode === undefined) expectGoodError(error);
          else expect(error.errorCode).to.be.within(400, 499);
        }
      });
      await fc.assert(property, { numRuns: runs(40) });
      await socket.close();
    });
  }

  it("are closed if they send an invalid message", async () => {
    const large = JSON.stringify({
      type: "start",
      id: "1",
      payload: { data: "x".repeat(1_100_000) },
    });
    // A client that is still sending may only see a closed connection.
    const tooLarge = [1009, 1006];
    expect(await closeCodeAfter((socket) => socket.send(large))).to.be.oneOf(tooLarge);
    const fragments = (socket: WebSocket): void => {
      for (let at = 0; at < 30; at++) socket.send("x".repeat(50_000), { fin: false });
    };
    expect(await closeCodeAfter(fragments)).to.be.oneOf(tooLarge);
    const frames: [string, number[]][] = [
      ["unmasked", [0x81, 0x02, 0x7b, 0x7d]],
      ["reserved bits", [0xf1, 0x80, 0, 0, 0, 0]],
      ["an unknown opcode", [0x83, 0x80, 0, 0, 0, 0]],
      ["a continuation of nothing", [0x80, 0x80, 0, 0, 0, 0]],
      ["a fragmented ping", [0x09, 0x80, 0, 0, 0, 0]],
      ["a ping too long", [0x89, 0xfe, 0, 126, 0, 0, 0, 0]],
      ["a length beyond all measure", [0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
      ["a text that is not UTF-8", [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]],
      ["a wrong close code", [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe7]],
    ];
    for (const [what, bytes] of frames) {
      const code = await closeCodeAfter((socket) => rawSocketOf(socket).write(Buffer.from(bytes)));
      expect(code, what).to.be.oneOf([1002, 1006, 1007, 1009]);
    }
  });

  it("may send binary frames and long messages as texts", async () => {
    const socket = await open();
    socket.socket.send(Buffer.from(JSON.stringify({ type: "connection_init" })));
    expect((await socket.next()).type).to.equal("connection_ack");
    const message = { type: "start", id: "x".repeat(300_000), payload: { data: "{}" } };
    const response = await socket.ask(message);
    expect([response.type, response.payload.errors.length]).to.deep.equal(["error", 1]);
    await socket.close();
  });

  it("hold no memory after they are gone, for a thousand abrupt disconnects", async () => {
    const before = residentMegabytes(stack);
    for (let round = 0; round < 5; round++) {
      const sockets = await Promise.all(Array.from({ length: 200 }, () => open()));
      for (const { socket } of sockets) socket.terminate();
      await Promise.all(sockets.map(({ closed }) => closed));
    }
    expect(residentMegabytes(stack) - before).to.be.below(120);
  });

  /** The close code of a connection after `act`. */
  async function closeCodeAfter(act: (socket: WebSocket) => void): Promise<number> {
    const { socket, closed } = await open();
    socket.on("error", () => {}); // closed while we still send
    act(socket);
    return closed;
  }
});

/** The TCP connection of the WebSocket, for bytes that the library would not send. */
function rawSocketOf(socket: WebSocket): { write(bytes: Buffer): void } {
  return (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket;
}
