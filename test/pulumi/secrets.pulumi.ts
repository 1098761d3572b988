import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { smallProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { aws, REGION } from "./support/smallProgram";
import { run } from "./support/steps";

const PASSWORD = "Very-Secret-4711-Word";

describe("Secrets in a deployment of Pulumi's engine", function () {
  this.timeout(600_000);
  let serve: Serve;
  before(async () => (serve = await startServe()));
  after(() => serve.stop());

  it("stay secret in the engine's state, and are not in the data folder", async () => {
    const project = smallProject(serve);
    const settings = { ...REGION, "small:password": { secret: PASSWORD } };
    const stack = await project.open(async () => {
      const password = new pulumi.Config().requireSecret("password");
      const pool = new (aws().cognito.UserPool)("people");
      const args = { userPoolId: pool.id, username: "someone", password };
      return { password: new (aws().cognito.User)("someone", args).password };
    }, settings);
    const { outputs } = await run(stack, "up");
    expect(outputs.password).to.deep.include({ value: PASSWORD, secret: true });
    for (const folder of [project.folder, serve.dataDir]) {
      expect(filesWith(folder, PASSWORD), folder).to.deep.equal([]);
    }
    expect(serve.output()).not.to.contain(PASSWORD);
    expect((await run(stack, "up")).steps).to.deep.equal([]);
    await run(stack, "destroy");
  });
});

/** Files below a folder that contain a text. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(text));
}
