import { expect } from "chai";
import type { RealtimeSocket } from "../../src";
import { createStack, type Stack } from "../../src";
import { askGraphQl, dataOf, errorTypeOf } from "./support/askGraphQl";
import { exampleProgram } from "./support/exampleProgram";
import { GuestClient } from "./support/guestClient";

const SEND =
  "mutation ($room: ID!, $text: String!) { sendMessage(room: $room, text: $text) { room id author text sentAt } }";
const ON_MESSAGE = "subscription ($room: ID!) { onMessage(room: $room) { author text } }";
const ON_TYPING = "subscription ($room: ID!) { onTyping(room: $room) { room author } }";
const LIST = "query ($room: ID!) { messages(room: $room) { text } }";
const room = "jazz";

describe("The chat example", function () {
  this.timeout(60_000);
  let stack: Stack;
  let ada: GuestClient;
  let bob: GuestClient;
  const sockets: RealtimeSocket[] = [];
  before(async () => (stack = await createStack({ program: exampleProgram("chat") })));
  beforeEach(async () => {
    [ada, bob] = await Promise.all([GuestClient.enter(stack), GuestClient.enter(stack)]);
  });
  afterEach(async () => {
    await Promise.all(sockets.splice(0).map((socket) => socket.close()));
    await stack.reset();
  });
  after(() => stack?.close());

  async function connect(guest: GuestClient): Promise<RealtimeSocket> {
    const socket = await guest.connect();
    sockets.push(socket);
    return socket;
  }

  it("delivers a message to the subscribers of its room", async () => {
    const socket = await connect(bob);
    expect(await bob.subscribe(socket, "1", ON_MESSAGE, { room })).to.equal("start_ack");
    await dataOf(ada.ask(SEND, { room: "rock", text: "not here" }));
    await dataOf(ada.ask(SEND, { room, text: "hello" }));
    const { type, id, payload } = await socket.next();
    expect({ type, id, payload }).to.deep.equal({
      type: "data",
      id: "1",
      payload: { data: { onMessage: { author: ada.identityId, text: "hello" } } },
    });
  });

  it("lists the messages of a room, newest first", async () => {
    for (const text of ["one", "two"]) {
      await dataOf(ada.ask(SEND, { room, text }));
      stack.clock.advance(1_000); // ids are sorted by second
    }
    const { messages } = await dataOf(bob.ask(LIST, { room }));
    expect(messages).to.deep.equal([{ text: "two" }, { text: "one" }]);
    expect((await dataOf(bob.ask(LIST, { room: "rock" }))).messages).to.deep.equal([]);
  });

  it("publishes who is typing, and stores nothing", async () => {
    const socket = await connect(bob);
    await bob.subscribe(socket, "1", ON_TYPING, { room });
    await dataOf(
      ada.ask("mutation ($room: ID!) { startTyping(room: $room) { room author } }", { room }),
    );
    expect((await socket.next()).payload.data.onTyping).to.deep.equal({
      room,
      author: ada.identityId,
    });
    expect((await dataOf(bob.ask(LIST, { room }))).messages).to.deep.equal([]);
  });

  it("rejects an empty message and a request without a signature", async () => {
    expect(await errorTypeOf(ada.ask(SEND, { room, text: " " }))).to.equal("EmptyMessage");
    const unsigned = askGraphQl(stack.outputs.url, {}, LIST, { room });
    expect(await errorTypeOf(unsigned)).to.equal("UnauthorizedException");
  });

  it("has no messages after a reset, and closes connections", async () => {
    await dataOf(ada.ask(SEND, { room, text: "hello" }));
    const socket = await connect(bob);
    await stack.reset();
    expect(await socket.closed).to.equal(1001);
    const eve = await GuestClient.enter(stack);
    expect((await dataOf(eve.ask(LIST, { room }))).messages).to.deep.equal([]);
  });
});
