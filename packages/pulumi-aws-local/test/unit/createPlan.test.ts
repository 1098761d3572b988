import { expect } from "chai";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPlan } from "../../src";
import { exampleProgram } from "../examples/support/exampleProgram";

describe("createPlan", function () {
  this.timeout(60_000);
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "local-plan-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("returns what a first deployment would create, and creates nothing", async () => {
    const dataDir = join(folder, "none");
    const { stack, resources } = await createPlan({ program: exampleProgram("todo"), dataDir });
    expect(stack).to.equal("dev");
    const tables = resources.filter(({ type }) => type === "aws:dynamodb/table:Table");
    expect(tables.map(({ name, action }) => [name, action])).to.deep.equal([["todos", "create"]]);
    expect(existsSync(dataDir)).to.equal(false);
  });

  it("refuses unknown and wrong options, a program that is not there, and a file as data folder", async () => {
    for (const [options, says] of [
      [{ data: folder }, /^createPlan has no option "data"; it has program, stack, configFile, /],
      [{ program: folder }, /holds no Pulumi\.yaml/],
      [{ configFile: 5 }, /^"configFile" is 5; expected a string that is not empty\.$/],
      [
        { program: exampleProgram("todo"), dataDir: __filename },
        /^The data folder ".+" can't be used: it is a file; expected a folder/,
      ],
      [null, /^The argument of createPlan is null; expected an object\.$/],
    ] as const) {
      const refused = await createPlan(options as any).catch((error: Error) => error);
      expect(refused).to.include({ name: "VisibleError" });
      expect((refused as Error).message).to.match(says);
    }
  });
});
