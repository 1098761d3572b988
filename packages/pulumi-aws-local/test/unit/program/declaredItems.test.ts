import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import { LocalProgram } from "./support/localProgram";

/** A program with a table and a declared item. */
function declaring(more: object, wrap = ""): string {
  const item = JSON.stringify(JSON.stringify({ Id: { S: "a" }, ...more }));
  return `
    const kept = table("kept");
    exports.name = kept.name;
    custom("aws:dynamodb/tableItem:TableItem")("one", { tableName: kept.name, hashKey: "Id", item: ${wrap}(${item}) });`;
}

const EMPTY = 'exports.name = table("kept").name;';
const SECRET = "pulumi.secret";

describe("A declared item", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  afterEach(() => local.stop());

  async function items(): Promise<unknown> {
    const client = new DynamoDBClient(local.client);
    const { Items } = await client.send(new ScanCommand({ TableName: local.output("name") }));
    client.destroy();
    return Items;
  }

  it("keeps attributes that the program never declared when its declaration changes", async () => {
    local = await LocalProgram.start(declaring({ Title: { S: "old" }, Gone: { S: "x" } }));
    const sold = { Title: { S: "old" }, Gone: { S: "x" }, Stock: { N: "3" } };
    await local.put(local.output("name"), { Id: { S: "a" }, ...sold });
    await local.apply(declaring({ Title: { S: "new" }, Price: { N: "9" } }));
    expect(await items()).to.deep.equal([
      { Id: { S: "a" }, Title: { S: "new" }, Price: { N: "9" }, Stock: { N: "3" } },
    ]);
    await local.apply(declaring({}));
    expect(await items()).to.deep.equal([{ Id: { S: "a" }, Stock: { N: "3" } }]);
  });

  for (const [what, after] of [
    ["changes", declaring({ Title: { S: "new" } }, SECRET)],
    ["is no longer secret", declaring({ Title: { S: "new" } })],
  ] as const) {
    it(`is updated if it is secret and ${what}`, async () => {
      local = await LocalProgram.start(declaring({ Title: { S: "old" } }, SECRET));
      await local.apply(after);
      expect(await items()).to.deep.equal([{ Id: { S: "a" }, Title: { S: "new" } }]);
    });
  }

  it("is deleted with consent only if it is secret, since its changes are not known", async () => {
    local = await LocalProgram.start(declaring({ Title: { S: "old" } }, SECRET));
    expect(await local.refusal(EMPTY)).to.contain("1 item that may have changed since");
    expect(await items()).to.have.length(1);
    await local.apply(EMPTY, true);
    expect(await items()).to.deep.equal([]);
  });
});
