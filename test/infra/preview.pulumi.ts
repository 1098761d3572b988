import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { dump, load } from "js-yaml";
import { findPulumi } from "./support/pulumiCli";

const root = join(__dirname, "..", "..");
const run = promisify(execFile);

/** What the program is made of; Pulumi writes to the stack files, so those are copies. */
const LINKED = [
  "index.ts",
  "infra",
  "node_modules",
  "package.json",
  "resolvers",
  "schema.graphql",
  "tsconfig.json",
  "web",
];

/** Makes the provider ask nobody: there is no account behind these credentials. */
const OFFLINE = {
  "aws:skipCredentialsValidation": true,
  "aws:skipRequestingAccountId": true,
  "aws:skipMetadataApiCheck": true,
};

// `npm run test:pulumi`: what Pulumi itself makes of the program, without AWS and without a network.
// UNVERIFIED: written from Pulumi's documentation, not yet run where its CLI is.
describe("pulumi preview", function () {
  this.timeout(600_000);
  const { version } = require("@pulumi/aws/package.json") as { version: string };
  const found = findPulumi(version);
  let folder: string;
  before(function () {
    if ("missing" in found) {
      console.log(`  SKIPPED: ${found.missing}. See CONTRIBUTING.md, "With Pulumi itself".`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "jukebox-pulumi-"));
    for (const name of LINKED) symlinkSync(join(root, name), join(folder, name));
    writeFileSync(join(folder, "Pulumi.yaml"), readFileSync(join(root, "Pulumi.yaml")));
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  for (const stack of ["dev", "production"]) {
    it(`shows the ${stack} stack, all to be created`, async () => {
      if ("missing" in found) return;
      const own = load(readFileSync(join(root, `Pulumi.${stack}.yaml`), "utf8")) as any;
      const file = join(folder, `Pulumi.${stack}.yaml`);
      writeFileSync(file, dump({ config: { ...own.config, ...OFFLINE } }));
      const backend = join(folder, `state-${stack}`);
      mkdirSync(backend);
      const env = {
        ...process.env,
        PULUMI_HOME: found.home,
        PULUMI_BACKEND_URL: `file://${backend}`,
        PULUMI_CONFIG_PASSPHRASE: "of no stack that lasts",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        AWS_ACCESS_KEY_ID: "none",
        AWS_SECRET_ACCESS_KEY: "none",
        AWS_EC2_METADATA_DISABLED: "true",
      };
      const pulumi = (...args: string[]) =>
        run(found.command, [...args, "--non-interactive"], {
          cwd: folder,
          env,
          maxBuffer: 256 * 1024 * 1024,
        });
      await pulumi("stack", "init", stack);
      const password = ["--secret", "demoPassword", "Placeholder-1-for-a-secret"];
      await pulumi("config", "set", "--stack", stack, ...password);
      const { stdout } = await pulumi("preview", "--stack", stack, "--json");
      const { steps } = JSON.parse(stdout) as { steps: { op: string; urn: string }[] };
      expect(steps.filter(({ op }) => op !== "create")).to.deep.equal([]);
      const planned = await run(
        process.execPath,
        ["tools/local.cjs", "plan", "--stack", stack, "--json", "--data", join(folder, "none")],
        { cwd: root, maxBuffer: 256 * 1024 * 1024 },
      );
      const ours = JSON.parse(planned.stdout).resources.map(({ urn }: any) => urn);
      const theirs = steps.map(({ urn }) => urn);
      expect(theirs.filter((urn) => !/pulumi:(pulumi:Stack|providers:)/.test(urn))).to.have.members(
        ours.filter((urn: string) => !/pulumi:pulumi:Stack/.test(urn)),
      );
    });
  }
});
