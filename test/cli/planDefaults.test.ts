import { expect } from "chai";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { sharedStack } from "../support/stack";

const run = promisify(execFile);
const root = join(__dirname, "../..");
const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";

interface Planned {
  type: string;
  name: string;
  action: string;
  inputs?: Record<string, unknown>;
}

async function plan(...args: string[]): Promise<Planned[]> {
  const command = ["tools/local.cjs", "plan", "--json", ...args];
  const { stdout } = await run(process.execPath, command, { cwd: root, maxBuffer: 64 << 20 });
  return JSON.parse(stdout).resources;
}

describe("npm run plan, with this machine's defaults", function () {
  this.timeout(60_000);

  it("plans a deployment without a local sender if no stack is running", async () => {
    const resources = await plan("--data", "node_modules/.cache/jukebox/none");
    expect(resources.length).to.be.above(200);
    const senders = resources.filter(({ type }) => type === IDENTITY);
    expect(senders).to.deep.equal([]);
    expect(JSON.stringify(resources)).not.to.contain("store@jukebox.example");
  });

  it("plans no change for a stack that npm start has created", async () => {
    const { dataDir } = await sharedStack();
    const resources = await plan("--data", dataDir);
    const changes = resources.filter(({ action }) => action !== "same");
    expect(changes.map(({ type, name, action }) => [type, name, action])).to.deep.equal([]);
    const [sender] = resources.filter(({ type }) => type === IDENTITY);
    expect(sender?.inputs).to.include({ emailIdentity: "store@jukebox.example" });
  });

  it("plans other stacks without this machine's defaults", async () => {
    const { dataDir } = await sharedStack();
    const file = "docs/examples/Pulumi.production.yaml";
    const other = ["--stack", "production", "--config-file", file];
    const resources = await plan("--data", dataDir, ...other);
    expect(JSON.stringify(resources)).not.to.contain("store@jukebox.example");
  });
});
