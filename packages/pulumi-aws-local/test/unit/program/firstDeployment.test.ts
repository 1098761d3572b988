import { expect } from "chai";
import { LocalProgram } from "./support/localProgram";

const EMPTY = "exports.nothing = 1;";

describe("the first deployment into a data folder", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  before(async () => (local = await LocalProgram.start(EMPTY)));
  after(() => local.stop());

  /** Message of the error, and the remaining tables. */
  async function refused(program: string): Promise<{ message: string; tables: string[] }> {
    const message = await local.restart(program).then(
      () => "none",
      (error: Error) => error.message,
    );
    await local.restart(EMPTY);
    return { message, tables: await local.tables() };
  }

  it("creates nothing when a later resource is of an unsupported type", async () => {
    const { message, tables } = await refused(`
      const carts = table("carts");
      custom("aws:sqs/queue:Queue")("waiting", { name: carts.name });`);
    expect(message).to.match(/^Resource "waiting" is of type "aws:sqs\/queue:Queue", which/);
    expect(tables).to.deep.equal([]);
  });

  it("creates nothing when a later resource has an unsupported input", async () => {
    const { message, tables } = await refused(`
      const carts = table("carts");
      topic("notices", { displayName: carts.name, nonsense: { deep: [1] } });`);
    expect(message).to.match(/^Resource "notices" .* sets .*"nonsense"/);
    expect(tables).to.deep.equal([]);
  });

  it("reports the error at the declaration of the invalid resource", async () => {
    const program = `
      const carts = table("carts");
      custom("aws:sqs/queue:Queue")("waiting", { name: carts.name });`;
    const error = await local.restart(program).catch((reason: Error) => reason);
    await local.restart(EMPTY);
    expect((error as { declaredAt?: string }).declaredAt).to.match(/index\.js:\d+/);
  });

  const accepted: Record<string, string> = {
    "an input that is undefined once it is known": `
      const carts = table("carts");
      topic("notices", { nonsense: carts.name.apply(() => undefined) });`,
    "an input that a transform of the stack removes": `
      pulumi.runtime.registerResourceTransform(({ props: { nonsense, ...props }, opts }) => ({ props, opts }));
      topic("notices", { nonsense: 1 });`,
    "an input that a transform of the resource removes": `
      const transforms = [({ props: { nonsense, ...props }, opts }) => ({ props, opts })];
      topic("notices", { nonsense: 1 }, { transforms });`,
    "an input that a transformation of the stack removes": `
      pulumi.runtime.registerStackTransformation(({ props: { nonsense, ...props }, opts }) => ({ props, opts }));
      topic("notices", { nonsense: 1 });`,
  };
  for (const [what, program] of Object.entries(accepted)) {
    it(`accepts ${what}`, async () => {
      const own = await LocalProgram.start(program);
      await own.stop();
    });
  }
});
