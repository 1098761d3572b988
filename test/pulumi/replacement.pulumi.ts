import { PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { resourcesOf, useDeclaredStack, type StateResource } from "./support/declaredStack";
import { aws, table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

describe("A replacement and a deletion by Pulumi's engine", function () {
  this.timeout(600_000);
  const own = useDeclaredStack();

  /** Declares a table with the key "Id", or with another key, which replaces the table. */
  const keyed =
    (hashKey: string, opts: CustomResourceOptions = {}) =>
    () =>
      table("songs", { attributes: [{ name: hashKey, type: "S" }], hashKey }, opts);

  /** Deploys a table and puts an item. @returns its name */
  const tableWithItem = async (opts: CustomResourceOptions = {}): Promise<string> => {
    own.declare = keyed("Id", opts);
    await run(own.stack, "up");
    const [TableName] = (await own.clients.tables()) as [string];
    await own.clients.dynamoDb.send(new PutItemCommand({ TableName, Item: { Id: { S: "1" } } }));
    return TableName;
  };

  const itemsOf = async (TableName: string): Promise<unknown[]> =>
    (await own.clients.dynamoDb.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items!;

  it("warns in the preview about the items that a replacement deletes, and up deletes them", async () => {
    const old = await tableWithItem();
    own.declare = keyed("Title");
    const { diagnostics } = await run(own.stack, "preview");
    expect(diagnostics.join("\n")).to.contain(`Replacing "songs" (${old}) deletes 1 item`);
    expect(await itemsOf(old), "after the preview").to.have.length(1);
    await run(own.stack, "up");
    const [name, ...more] = (await own.clients.tables()) as [string];
    expect(more).to.deep.equal([]);
    expect(name).not.to.equal(old);
    expect(await itemsOf(name)).to.deep.equal([]);
  });

  it("protect rejects a replacement, and the items stay", async () => {
    const old = await tableWithItem({ protect: true });
    own.declare = keyed("Title", { protect: true });
    const { error, diagnostics } = await tryRun(own.stack, "up");
    expect(error).to.be.an("error");
    expect(diagnostics.join("\n")).to.contain("protect");
    expect(await own.clients.tables()).to.deep.equal([old]);
    expect(await itemsOf(old)).to.have.length(1);
    own.declare = keyed("Id");
    await run(own.stack, "up");
  });

  it("retainOnDelete keeps the replaced table with its items", async () => {
    const old = await tableWithItem({ retainOnDelete: true });
    own.declare = keyed("Title", { retainOnDelete: true });
    const { steps } = await run(own.stack, "up");
    // The engine lists the last step, but does not call the provider to delete.
    expect(opsOf(steps)).to.deep.equal(["create-replacement", "replace", "delete-replaced"]);
    const [{ id: replacement }] = (await resourcesOf(own.stack)) as [StateResource];
    expect(await own.clients.tables()).to.have.members([old, replacement]);
    expect(await itemsOf(old)).to.have.length(1);
  });

  it("replaceOnChanges replaces a resource that could be updated", async () => {
    const tagged = (Owner: string) => () =>
      table("songs", { tags: { Owner } }, { replaceOnChanges: ["tags"] });
    own.declare = tagged("one");
    await run(own.stack, "up");
    const [first] = await own.clients.tables();
    own.declare = tagged("two");
    const { steps } = await run(own.stack, "up");
    expect(opsOf(steps)).to.deep.equal(["create-replacement", "replace", "delete-replaced"]);
    const [second, ...more] = await own.clients.tables();
    expect(more).to.deep.equal([]);
    expect(second).to.be.a("string").and.not.to.equal(first);
  });

  it("deleteBeforeReplace deletes the old one first", async () => {
    own.declare = keyed("Id", { deleteBeforeReplace: true });
    await run(own.stack, "up");
    own.declare = keyed("Title", { deleteBeforeReplace: true });
    const { steps } = await run(own.stack, "up");
    expect(opsOf(steps)).to.deep.equal(["delete-replaced", "replace", "create-replacement"]);
    expect(await own.clients.tables()).to.have.length(1);
  });

  it("deletedWith does not delete a resource whose parent is deleted", async () => {
    const guarded = (deletionProtectionEnabled: boolean) => () => {
      const songs = table("songs", { deletionProtectionEnabled });
      const item = JSON.stringify({ Id: { S: "1" } });
      const args = { tableName: songs.name, hashKey: "Id", item };
      new (aws().dynamodb.TableItem)("first", args, { deletedWith: songs });
    };
    own.declare = guarded(true);
    await run(own.stack, "up");
    const [songs] = (await own.clients.tables()) as [string];
    // The table is protected, so that the item is still visible: the engine has not deleted it.
    expect((await tryRun(own.stack, "destroy")).error).to.be.an("error");
    expect(await itemsOf(songs)).to.have.length(1);
    expect((await resourcesOf(own.stack)).map(({ id }) => id)).to.deep.equal([songs]);
    own.declare = guarded(false);
    await run(own.stack, "up");
    await run(own.stack, "destroy");
    expect(await own.clients.tables()).to.deep.equal([]);
  });
});

function opsOf(steps: readonly { op: string }[]): string[] {
  return steps.map(({ op }) => op);
}
