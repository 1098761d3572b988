import { expect } from "chai";
import { join, resolve } from "node:path";
import { openStateStore } from "../../src/core/stateStore";
import { startStack } from "../../src/stack";
import { table, TABLE } from "./support/declarations";
import { ServedFolder } from "./support/served";

const TODO = resolve(__dirname, "../../examples/todo");

describe("A data folder", function () {
  this.timeout(30_000);
  let folder: ServedFolder;
  beforeEach(() => (folder = new ServedFolder()));
  afterEach(() => folder.remove());

  const refusalOf = (start: Promise<unknown>): Promise<string> =>
    start.then(
      () => expect.fail("it was not refused"),
      (error: Error) => `${error.name}: ${error.message}`,
    );

  const imageOf = async (): Promise<unknown> => {
    const state = openStateStore(join(folder.path, "state"));
    const image = state.image(["resources", "engine-resources"]);
    await state.close();
    return image;
  };

  it("from Pulumi's engine is rejected by start and stays unchanged", async () => {
    await folder.start();
    await (await folder.connect()).create(TABLE, table);
    await folder.stop();
    const before = await imageOf();
    const settings = { projectDir: TODO, stack: "dev", port: 0, data: folder.path, config: {} };
    const flags = { reset: false, allowExternalHttp: false, watch: false, allowDataLoss: false };
    expect(await refusalOf(startStack({ ...settings, ...flags })))
      .to.contain("VisibleError")
      .and.to.contain('"pulumi-aws-local serve"')
      .and.to.contain("Nothing was changed");
    expect(await imageOf()).to.deep.equal(before);
  });

  it("of start is refused by serve, with nothing changed", async () => {
    await folder.start(); // makes a database
    await folder.stop();
    const state = openStateStore(join(folder.path, "state"));
    const urn = "urn:pulumi:dev::todo::aws:dynamodb/table:Table::todos";
    const record = { urn, type: "aws:dynamodb/table:Table", name: "todos", id: "todos", order: 1 };
    state.collection("resources").put(urn, { ...record, inputs: {}, outputs: {} });
    await state.close();
    const before = await imageOf();
    expect(await refusalOf(folder.start()))
      .to.contain("VisibleError")
      .and.to.contain('the stack "todo/dev"')
      .and.to.contain("Nothing was changed");
    expect(await imageOf()).to.deep.equal(before);
  });

  it("with resources is rejected for a region other than theirs", async () => {
    await folder.start();
    await (await folder.connect()).create(TABLE, table);
    await folder.stop();
    expect(await refusalOf(folder.start({ region: "us-west-2" })))
      .to.contain('"eu-west-1"')
      .and.to.contain('"us-west-2"');
    await folder.start({ region: "eu-west-1" });
  });

  it("rejects a provider port that is in use", async () => {
    const { providerPort } = await folder.start();
    const other = new ServedFolder();
    try {
      expect(await refusalOf(other.start({ providerPort }))).to.contain(
        `The provider port ${providerPort} can't be used`,
      );
    } finally {
      await other.remove();
    }
  });
});
