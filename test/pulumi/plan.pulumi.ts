import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { folderOfRun } from "../support/runFolder";
import { PRODUCTION_EXAMPLE, ROOT, storeProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { storeProgram, storeSettings } from "./support/storeProgram";
import { run } from "./support/steps";

const execute = promisify(execFile);

describe("pulumi preview", function () {
  this.timeout(600_000);
  let serve: Serve;
  before(async () => (serve = await startServe()));
  after(() => serve.stop());

  for (const name of ["dev", "production"]) {
    it(`shows the ${name} stack as all to be created, with the resources of npm run plan`, async () => {
      const { "jukebox:demoPassword": demoPassword } = storeSettings(serve.origin);
      // A stack without demo users needs no password for them.
      const isDev = name === "dev";
      const settings = isDev ? { "jukebox:demoPassword": demoPassword! } : undefined;
      const stack = await storeProject(serve).open(storeProgram(), settings, name);
      const { steps } = await run(stack, "preview");
      expect(steps.filter(({ op }) => op !== "create")).to.deep.equal([]);
      const args = ["plan", "--stack", name, "--json", "--data", join(folderOfRun(), "none")];
      if (!isDev) args.push("--config-file", PRODUCTION_EXAMPLE);
      const options = { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 };
      const { stdout } = await execute(process.execPath, ["tools/local.cjs", ...args], options);
      const planned = JSON.parse(stdout).resources.map(({ urn }: { urn: string }) => urn);
      const isOwn = (urn: string) => !/pulumi:(pulumi:Stack|providers:)/.test(urn);
      expect(steps.map(({ urn }) => urn).filter(isOwn)).to.have.members(planned.filter(isOwn));
    });
  }
});
