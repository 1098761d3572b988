import { CreateTableCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import type { ResourceTransform } from "@pulumi/pulumi";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { resourcesOf, useDeclaredStack } from "./support/declaredStack";
import { table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

describe("Options of a resource, as Pulumi's engine applies them", function () {
  this.timeout(600_000);
  const own = useDeclaredStack();

  /** Creates a table that the engine does not know. */
  const createTable = async (TableName: string): Promise<void> => {
    const Id = { AttributeName: "Id" };
    await own.clients.dynamoDb.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: [{ ...Id, AttributeType: "S" }],
        KeySchema: [{ ...Id, KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
  };

  it("ignoreChanges leaves a property unchanged", async () => {
    const tagged = (Owner: string) => () =>
      table("songs", { tags: { Owner } }, { ignoreChanges: ["tags"] });
    own.declare = tagged("one");
    await run(own.stack, "up");
    own.declare = tagged("two");
    expect((await run(own.stack, "up")).steps).to.deep.equal([]);
  });

  it("protect rejects a deletion by name, and a protected table stays", async () => {
    own.declare = () => table("songs", {}, { protect: true });
    await run(own.stack, "up");
    const tables = await own.clients.tables();
    const { error, diagnostics } = await tryRun(own.stack, "destroy");
    expect(error).to.be.an("error");
    expect(diagnostics.join("\n")).to.match(/songs.*protected|protected.*songs/s);
    expect(await own.clients.tables()).to.deep.equal(tables);
    own.declare = () => table("songs");
    await run(own.stack, "up");
  });

  it("import adopts an existing table unchanged", async () => {
    await createTable("found");
    own.declare = () => table("songs", { name: "found" }, { import: "found" });
    const { counts } = await run(own.stack, "up");
    expect(counts).to.deep.include({ import: 1 });
    own.declare = () => table("songs", { name: "found" });
    expect((await run(own.stack, "up")).steps).to.deep.equal([]);
    expect(await own.clients.tables()).to.deep.equal(["found"]);
  });

  it("aliases keep a renamed table", async () => {
    own.declare = () => table("songs");
    await run(own.stack, "up");
    const tables = await own.clients.tables();
    own.declare = () => table("records", {}, { aliases: [{ name: "songs" }] });
    const { counts } = await run(own.stack, "up");
    expect(counts).to.not.have.any.keys("create", "delete", "replace");
    expect(await own.clients.tables()).to.deep.equal(tables);
  });

  it("customTimeouts are kept in the state; nothing here takes that long", async () => {
    own.declare = () => table("songs", {}, { customTimeouts: { create: "1s", delete: "2m" } });
    await run(own.stack, "up");
    const [songs] = await resourcesOf(own.stack);
    expect(songs!["customTimeouts"]).to.deep.equal({ create: 1, delete: 120 });
    expect((await run(own.stack, "up")).steps).to.deep.equal([]);
  });

  it("transforms change the created resource", async () => {
    const streamed: ResourceTransform = ({ props, opts }) => ({
      props: { ...props, streamEnabled: true, streamViewType: "KEYS_ONLY" },
      opts,
    });
    own.declare = () => table("songs", {}, { transforms: [streamed] });
    await run(own.stack, "up");
    const [TableName] = await own.clients.tables();
    const { Table } = await own.clients.dynamoDb.send(new DescribeTableCommand({ TableName }));
    expect(Table!.StreamSpecification).to.include({ StreamViewType: "KEYS_ONLY" });
  });

  it("dependsOn creates a resource after the other, and deletes it before", async () => {
    const events: string[] = [];
    const onEvent = ({ resourcePreEvent, resOutputsEvent }: EngineEvent): void => {
      for (const [when, event] of [
        ["begins", resourcePreEvent],
        ["ends", resOutputsEvent],
      ] as const) {
        const name = event?.metadata.urn.split("::").at(-1);
        if (name === "early" || name === "late") events.push(`${name} ${when}`);
      }
    };
    own.declare = () => table("late", {}, { dependsOn: [table("early")] });
    await run(own.stack, "up", { onEvent });
    expect(events).to.deep.equal(["early begins", "early ends", "late begins", "late ends"]);
    events.length = 0;
    await run(own.stack, "destroy", { onEvent });
    expect(events).to.deep.equal(["late begins", "late ends", "early begins", "early ends"]);
  });
});
