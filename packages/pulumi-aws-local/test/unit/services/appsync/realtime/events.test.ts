import { expect } from "chai";
import type { RealtimeSocket } from "../../../../../src";
import { RealtimeStack } from "../support/realtimeStack";

const SCHEMA = `
  type Query { n: Int }
  type Mutation { put(note: NoteInput): Note, put2(note: NoteInput): Note, drop(owner: ID): Note }
  input NoteInput { id: ID!, owner: ID, size: Int, tags: [String], data: AWSJSON, kind: Kind, by: PersonInput }
  input PersonInput { name: String }
  enum Kind { MEMO LETTER }
  type Person { name: String }
  type Note { id: ID! owner: ID size: Int tags: [String] data: AWSJSON kind: Kind by: Person extra: String }
  type Subscription {
    onPut(owner: ID, size: Int): Note @aws_subscribe(mutations: ["put", "put2"])
    onFiltered(owner: ID): Note @aws_subscribe(mutations: ["put"])
  }`;

const PUT = `
  export function request(ctx) { return { payload: ctx.args.note }; }
  export function response(ctx) { return ctx.result; }`;

const DROP = `
  import { extensions } from "@aws-appsync/utils";
  export function request(ctx) { return {}; }
  export function response(ctx) {
    extensions.invalidateSubscriptions({ subscriptionField: "onFiltered", payload: { who: ctx.args.owner } });
    return { id: "dropped" };
  }`;

const FILTER = `
  import { extensions } from "@aws-appsync/utils";
  export function request(ctx) { return {}; }
  export function response(ctx) {
    extensions.setSubscriptionFilter({ filterGroup: [
      { filters: [{ fieldName: "owner", operator: "eq", value: ctx.identity.username }] },
      { filters: [{ fieldName: "kind", operator: "eq", value: "LETTER" }, { fieldName: "size", operator: "gt", value: 9 }] }
    ] });
    extensions.setSubscriptionInvalidationFilter({ filterGroup: [
      { filters: [{ fieldName: "who", operator: "eq", value: ctx.identity.username }] }
    ] });
    return null;
  }`;

describe("The events of a subscription", function () {
  this.timeout(20_000);
  let live: RealtimeStack;
  let socket: RealtimeSocket;
  before(async () => {
    live = await RealtimeStack.start();
    await live.stack.api(SCHEMA);
    await live.stack.dataSource("none", { type: "NONE" });
    await live.stack.unit("Mutation.put", "none", PUT);
    await live.stack.unit("Mutation.put2", "none", PUT);
    await live.stack.unit("Mutation.drop", "none", DROP);
    await live.stack.unit("Subscription.onFiltered", "none", FILTER);
    // Never runs for an event: only the mutation's own selection counts.
    await live.stack.unit("Note.extra", "none", PUT);
  });
  beforeEach(async () => (socket = await live.open()));
  afterEach(() => live.closeSockets());
  after(() => live.stop());

  const mutate = (note: object, selection: string, field = "put") =>
    live.stack.query(`mutation ($note: NoteInput) { ${field}(note: $note) ${selection} }`, {
      note,
    });
  const start = async (query: string, id = "1") => {
    const response = await socket.start(id, `subscription ${query}`, await live.user());
    expect(response).to.deep.equal({ type: "start_ack", id });
  };
  /** Ids of the events of subscription "1" up to the note "end", which the subscription must receive. */
  const idsUntilEnd = async (): Promise<string[]> => {
    const ids: string[] = [];
    for (;;) {
      const { payload } = await socket.next();
      const { id } = Object.values(payload.data)[0] as { id: string };
      if (id === "end") return ids;
      ids.push(id);
    }
  };

  it("contain the subscription's selection from the mutation's selection, and null for other fields", async () => {
    await start("{ x: onPut { id size by { name } data kind extra __typename } }");
    const note = { id: "a", size: 3, by: { name: "Ann" }, data: '{"k":[1]}', kind: "MEMO" };
    await mutate(
      note,
      "{ key: id who: by { called: name } data ... on Note { kind } }",
      "mine: put",
    );
    expect((await socket.next()).payload).to.deep.equal({
      data: {
        x: {
          id: "a",
          size: null,
          by: { name: "Ann" },
          data: '{"k":[1]}',
          kind: "MEMO",
          extra: null,
          __typename: "Note",
        },
      },
    });
  });

  it("contain an error if the mutation omits a non-null field", async () => {
    await start("{ onPut { id size } }");
    await mutate({ id: "a", size: 1 }, "{ size }");
    expect((await socket.next()).payload).to.deep.equal({
      data: { onPut: null },
      errors: [
        {
          path: ["onPut", "id"],
          locations: null,
          message:
            "Cannot return null for non-nullable type: 'ID' within parent 'Note' (/onPut/id)",
        },
      ],
    });
  });

  it("follow each mutation that triggers it, in order", async () => {
    await start("{ onPut { id } }");
    for (let n = 0; n < 20; n += 1) await mutate({ id: `${n}` }, "{ id }", n % 2 ? "put" : "put2");
    await live.stack.query(
      'mutation { a: put(note: {id: "x"}) { id } b: put(note: {id: "y"}) { id } }',
    );
    await mutate({ id: "end" }, "{ id }");
    expect(await idsUntilEnd()).to.deep.equal([
      ...Array.from({ length: 20 }, (_, n) => `${n}`),
      "x",
      "y",
    ]);
  });

  it("match the arguments, where null is a value and an omitted argument is not", async () => {
    const notes = [
      { id: "mine", owner: "ann", size: 1 },
      { id: "big", owner: "ann", size: 2 },
      { id: "unowned", owner: null, size: 1 },
      { id: "yours", owner: "bob", size: 1 },
    ];
    const heard = async (args: string): Promise<string[]> => {
      await start(`{ onPut${args} { id } }`);
      for (const note of notes) await mutate(note, "{ id owner size }");
      const end = { owner: args.includes("null") ? null : "ann", size: 1, id: "end" };
      await mutate(end, "{ id owner size }");
      const ids = await idsUntilEnd();
      await socket.ask({ type: "stop", id: "1" });
      return ids;
    };
    expect(await heard("")).to.deep.equal(["mine", "big", "unowned", "yours"]);
    expect(await heard('(owner: "ann")')).to.deep.equal(["mine", "big"]);
    expect(await heard('(owner: "ann", size: 1)')).to.deep.equal(["mine"]);
    expect(await heard("(owner: null)")).to.deep.equal(["unowned"]);
  });

  it("match the resolver's filter regardless of the arguments", async () => {
    await start('{ onFiltered(owner: "bob") { id } }');
    await mutate({ id: "bob's", owner: "bob" }, "{ id owner }");
    await mutate({ id: "ann's", owner: "ann" }, "{ id owner }");
    await mutate({ id: "unknown", owner: "ann" }, "{ id }");
    await mutate({ id: "letter", kind: "LETTER", size: 10 }, "{ id kind size }");
    await mutate({ id: "small", kind: "LETTER", size: 9 }, "{ id kind size }");
    await mutate({ id: "end", owner: "ann" }, "{ id owner }");
    expect(await idsUntilEnd()).to.deep.equal(["ann's", "letter"]);
  });

  it("end with the connection when a mutation invalidates the subscription, and not before", async () => {
    await start("{ onFiltered { id } }");
    await live.stack.query('mutation { drop(owner: "bob") { id } }');
    await mutate({ id: "end", owner: "ann" }, "{ id owner }");
    expect(await idsUntilEnd()).to.deep.equal([]);
    await live.stack.query('mutation { drop(owner: "ann") { id } }');
    expect(await socket.next()).to.deep.equal({ type: "complete", id: "1" });
    expect(await socket.closed).to.equal(1000);
  });
});
