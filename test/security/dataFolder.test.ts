import { expect } from "chai";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { SMALL } from "../faults/support/runStart";
import { startStack, type RunningStack } from "../support/stack";

/** Forbidden permissions: those of the group and of others. */
const OTHERS = 0o077;

describe("The data folder", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  before(async () => (stack = await startStack({ args: SMALL }))); // only the command sets a umask
  after(() => stack?.stop());

  it("contains nothing that other users of the machine may read, even if they may list it", function () {
    if (process.platform === "win32") this.skip();
    const { dataDir } = stack;
    const names = readdirSync(dataDir, { recursive: true }).map(String);
    expect(names).to.include.members(["secrets.json", "dynamodb.sqlite", "state"]);
    const open = names.filter((name) => (statSync(join(dataDir, name)).mode & OTHERS) !== 0);
    expect(open).to.deep.equal([]);
  });
});
