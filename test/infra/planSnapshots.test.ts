import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { createPlan } from "pulumi-aws-local";
import { planSnapshot } from "./support/planSnapshot";

const root = join(__dirname, "..", "..");
const run = promisify(execFile);

/** Settings files of the stacks without a file in the project folder. */
const CONFIG_FILES: Record<string, string> = {
  production: "docs/examples/Pulumi.production.yaml",
};

/** A data folder without a stack. */
const NO_DATA = "node_modules/.cache/jukebox/none";

/** The plan of a stack that does not exist yet, as `npm run plan` prints it. */
async function plan(stack: string): Promise<string> {
  const args = ["tools/local.cjs", "plan", "--stack", stack, "--json", "--data", NO_DATA];
  if (stack in CONFIG_FILES) args.push("--config-file", CONFIG_FILES[stack]!);
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  return (await run(process.execPath, args, options)).stdout;
}

/** The same plan, made in this process, which saves a second of CPU time. */
async function planHere(stack: string): Promise<string> {
  const configFile = CONFIG_FILES[stack];
  const planned = await createPlan({
    program: root,
    stack,
    dataDir: NO_DATA,
    ...(configFile !== undefined && { configFile }),
  });
  return JSON.stringify(planned, null, 2) + "\n";
}

// UPDATE_SNAPSHOTS=1 npm test -- test/infra/planSnapshots.test.ts regenerates the snapshots, for
// review.
describe("The plan", function () {
  this.timeout(60_000);
  /** The first plan of each stack, shared by the tests. */
  const plans = new Map<string, Promise<string>>();
  const firstPlan = (stack: string): Promise<string> => {
    const first = plans.get(stack) ?? planHere(stack);
    plans.set(stack, first);
    return first;
  };

  for (const stack of ["dev", "production"]) {
    it(`of the ${stack} stack equals the reviewed snapshot in test/infra/snapshots`, async () => {
      const text = await firstPlan(stack);
      const snapshot = planSnapshot(JSON.parse(text).resources);
      const file = join(__dirname, "snapshots", `${stack}.txt`);
      if (process.env.UPDATE_SNAPSHOTS === "1") writeFileSync(file, snapshot);
      const reviewed = existsSync(file) ? readFileSync(file, "utf8") : "";
      expect(snapshot.split("\n")).to.deep.equal(reviewed.split("\n"));
    });
  }

  it("is the same text each time, also from npm run plan, sorted by URN", async () => {
    const [first, second] = [await firstPlan("production"), await plan("production")];
    expect(first).to.equal(second);
    const urns = JSON.parse(first).resources.map(({ urn }: any) => urn);
    expect(urns).to.deep.equal([...urns].sort());
  });

  it("prints the usage for an unknown option", async () => {
    const asked = run(process.execPath, ["tools/local.cjs", "plan", "--stak", "dev"], {
      cwd: root,
    });
    const { code, stderr } = await asked.catch((error) => error);
    expect(code).to.equal(1);
    expect(stderr).to.match(/^error: Unknown option '--stak'[^]*\n {2}--stack NAME /);
    expect(stderr).not.to.contain("    at ");
  });
});
