import { expect } from "chai";
import { join } from "node:path";
import { createPlan, type CreatePlanOptions, type PlannedResource } from "pulumi-aws-local";
import { sharedStack } from "../support/stack";

const root = join(__dirname, "../..");
const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";

async function plan(options: CreatePlanOptions): Promise<PlannedResource[]> {
  return (await createPlan({ program: root, ...options })).resources;
}

describe("npm run plan, with this machine's defaults", function () {
  this.timeout(60_000);

  it("plans a deployment without a local sender if no stack is running", async () => {
    const resources = await plan({ dataDir: "node_modules/.cache/jukebox/none" });
    expect(resources.length).to.be.above(200);
    const senders = resources.filter(({ type }) => type === IDENTITY);
    expect(senders).to.deep.equal([]);
    expect(JSON.stringify(resources)).not.to.contain("store@jukebox.example");
  });

  it("plans no change for a stack that npm start has created", async () => {
    const { dataDir } = await sharedStack();
    const resources = await plan({ dataDir });
    const changes = resources.filter(({ action }) => action !== "same");
    expect(changes.map(({ type, name, action }) => [type, name, action])).to.deep.equal([]);
    const [sender] = resources.filter(({ type }) => type === IDENTITY);
    expect(sender?.inputs).to.include({ emailIdentity: "store@jukebox.example" });
  });

  it("plans other stacks without this machine's defaults", async () => {
    const { dataDir } = await sharedStack();
    const configFile = "docs/examples/Pulumi.production.yaml";
    const resources = await plan({ dataDir, stack: "production", configFile });
    expect(JSON.stringify(resources)).not.to.contain("store@jukebox.example");
  });
});
