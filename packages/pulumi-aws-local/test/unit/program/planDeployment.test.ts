import { expect } from "chai";
import { LocalProgram } from "./support/localProgram";

/** Programs that declare a table only once they know more than a preview does. */
const PROGRAMS: Record<string, (cause: string) => string> = {
  "in apply(), once the id of a new resource is known": (cause) =>
    `topic("cause", { name: "${cause}" }).id.apply(() => table("late"));`,
  "when it is no preview": (cause) =>
    `topic("cause", { name: "${cause}" }); if (!pulumi.runtime.isDryRun()) table("late");`,
};

describe("planDeployment", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  afterEach(() => local.stop());

  for (const [when, program] of Object.entries(PROGRAMS)) {
    it(`removes nothing that the program declares ${when}`, async () => {
      await start(program("before"));
      const [name] = await local.tables();
      expect(await local.apply(program("after"))).to.deep.equal(["aws:sns/topic:Topic"]);
      expect(await local.tables()).to.deep.equal([name]);
    });
  }

  async function start(program: string): Promise<void> {
    local = await LocalProgram.start(program);
  }
});
