import { expect } from "chai";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ForeignProject } from "./support/foreignProject";

/** A test for Node's own test runner, in plain JavaScript. */
const NODE_TEST = `
const assert = require("node:assert");
const { test } = require("node:test");
const { createStack, VisibleError } = require("pulumi-aws-local");

const ask = async ({ outputs }) => {
  const body = JSON.stringify({ query: '{ sharedTodo(shareId: "none") { title } }' });
  const headers = { "content-type": "application/json", "x-api-key": outputs.apiKey };
  return (await fetch(outputs.url, { method: "POST", headers, body })).json();
};

test("two stacks answer at once", async () => {
  const stacks = await Promise.all([createStack(), createStack()]);
  try {
    for (const stack of stacks) {
      assert.deepStrictEqual(await ask(stack), { data: { sharedTodo: null } });
      await stack.reset();
    }
    assert.notEqual(stacks[0].outputs.apiKey, stacks[1].outputs.apiKey);
  } finally {
    for (const stack of stacks) await stack.close();
  }
});

test("a wrong option is refused", () =>
  assert.rejects(createStack({ stck: "dev" }), VisibleError));
`;

describe("A project in another folder, with the package as a file: dependency", function () {
  this.timeout(120_000);
  let project: ForeignProject;
  let npm: ChildProcess | undefined;
  before(() => (project = new ForeignProject()));
  afterEach(async () => {
    if (npm !== undefined && npm.exitCode === null && npm.signalCode === null) {
      const ended = new Promise((done) => npm!.once("close", done));
      npm.kill("SIGTERM");
      await ended;
    }
    npm = undefined;
  });
  after(() => project?.remove());

  /** Runs `npm start -- --port 0` until it is ready. @returns its origin */
  async function npmStart(): Promise<string> {
    npm = project.spawn("npm", "start", "--", "--port", "0");
    let said = "";
    npm.stderr!.on("data", (chunk: Buffer) => (said += chunk));
    return new Promise((done, fail) => {
      npm!.stdout!.on("data", (chunk: Buffer) => {
        said += chunk;
        const origin = /^ready (\S+)$/m.exec(said)?.[1];
        if (origin !== undefined) done(origin);
      });
      npm!.once("close", () => fail(new Error(`npm start ended:\n${said}`)));
    });
  }

  it("names the package's folder when its dependencies are not installed", async () => {
    const unlinked = new ForeignProject({ isInstalled: false });
    const { code, stdout, stderr } = await unlinked.run("npm", "run", "--silent", "plan");
    unlinked.remove();
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.equal(
      `error: The dependencies of pulumi-aws-local are not installed. Run "npm install" in "${unlinked.package}".\n`,
    );
  });

  it("runs its npm script for a plan without compiled code", async () => {
    expect(existsSync(join(project.package, "build"))).to.equal(false);
    const { code, stdout, stderr } = await project.run("npm", "run", "plan");
    expect([code, stderr]).to.deep.equal([0, ""]);
    expect(stdout).to.contain("14 resources: 14 to create");
    expect(existsSync(join(project.folder, ".local"))).to.equal(false);
  });

  it("runs its npm script for a start, and stores its data in its folder", async () => {
    const origin = await npmStart();
    const outputs = JSON.parse(project.read(".local/outputs.json"));
    expect(outputs.url).to.equal(`${origin}/graphql`);
    const { status } = await fetch(`${origin}/_local/stack.json`);
    expect(status).to.equal(200);
    const ended = new Promise((done) => npm!.once("close", done));
    npm!.kill("SIGTERM");
    await ended;
    const refused = await fetch(origin).catch(({ cause }) => cause.code);
    expect(refused).to.equal("ECONNREFUSED");
  });

  it("runs its tests with node:test, without a TypeScript loader", async () => {
    project.write("todo.test.cjs", NODE_TEST);
    const { code, stdout } = await project.run(process.execPath, "--test", "todo.test.cjs");
    expect(code, stdout).to.equal(0);
    expect(stdout).to.match(/^(# |ℹ )pass 2$/m);
  });

  it("names an unsupported resource in its plan, and exits with 1", async () => {
    const program = project.read("index.ts");
    project.write(
      "index.ts",
      `${program}\nnew aws.lambda.LayerVersion("layer", { layerName: "x" });\n`,
    );
    const { code, stdout, stderr } = await project.run("npm", "run", "--silent", "plan");
    project.write("index.ts", program);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.match(/^error: .*aws:lambda\/layerVersion:LayerVersion/);
  });

  it("reports the error of a program that throws with its position", async () => {
    const program = project.read("index.ts");
    project.write("index.ts", `${program}\nthrow new Error("no todos today");\n`);
    const { code, stdout, stderr } = await project.run("npm", "run", "--silent", "plan");
    project.write("index.ts", program);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.contain("no todos today");
  });
});
