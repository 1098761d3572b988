import { expect } from "chai";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { sharedStack } from "../support/stack";

/** What may not be: any right of the group or of others. */
const OTHERS = 0o077;

describe("The data folder", () => {
  it("holds nothing that other users of the machine may read, whoever may look into it", async function () {
    if (process.platform === "win32") this.skip();
    const { dataDir } = await sharedStack();
    const names = readdirSync(dataDir, { recursive: true }).map(String);
    expect(names).to.include.members(["secrets.json", "dynamodb.sqlite", "state"]);
    const open = names.filter((name) => (statSync(join(dataDir, name)).mode & OTHERS) !== 0);
    expect(open).to.deep.equal([]);
  });
});
