import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProgramFolder, type Files } from "../support/programFolder";
import { KILLED } from "../support/killed";

const SDK = 'const pulumi = require("@pulumi/pulumi");\n';
const TOPIC = 'new pulumi.CustomResource("aws:sns/topic:Topic", "news", {});';

/** Programs that fail, and their errors. */
const FAILURES: [title: string, program: string, message: RegExp][] = [
  ["that throws", "throw new Error('at once');", /^at once$/],
  [
    "that rejects",
    "module.exports = async () => { throw new Error('a moment later'); };",
    /^a moment later$/,
  ],
  [
    "that throws once it has run",
    `${SDK}${TOPIC} setTimeout(() => { throw new Error('late'); }, 50);`,
    /^late$/,
  ],
  [
    "with a rejection that nothing handles",
    `${SDK}${TOPIC} void Promise.reject(new Error('lost'));`,
    /^lost$/,
  ],
  [
    "that fails in apply()",
    `${SDK}${TOPIC} pulumi.output(1).apply(() => { throw new Error('applied'); });`,
    /^applied$/,
  ],
  [
    "that calls process.exit(0)",
    `${SDK}${TOPIC} setTimeout(() => process.exit(0), 20);`,
    /ended with exit code 0 before/,
  ],
  ["that sets the exit code", `${SDK}${TOPIC} process.exitCode = 4;`, /ended with the exit code 4/],
  ["that is killed", `${SDK}${TOPIC} process.kill(process.pid, 'SIGKILL');`, KILLED],
  ["that disconnects from the stack", "process.disconnect();", /ended with exit code 0 before/],
  [
    "whose promise never settles",
    `${SDK}${TOPIC} module.exports = new Promise(() => {});`,
    /never ends: it waits for a promise/,
  ],
  [
    "with a resource that waits forever",
    `${SDK}${TOPIC} new pulumi.CustomResource("aws:sns/topic:Topic", "late", { name: new Promise(() => {}) });`,
    /resource of the program was never declared/,
  ],
  ["that does not compile", "const = 1;", /Unexpected token|const/],
  [
    "that declares a resource twice",
    `${SDK}${TOPIC}${TOPIC}`,
    /declares the resource "news" \(aws:sns\/topic:Topic\) twice/,
  ],
];

const C = 'export const text: string = "c";';

/** Compiled code in the projects' cache that contains the text. */
function compiledWith(text: string): string[] {
  const cache = join(resolve(__dirname, "../../../../../../node_modules"), ".cache");
  const folder = join(cache, "pulumi-aws-local", "program");
  const codes = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return codes.filter((code) => code.includes(text));
}

describe("runProgram", function () {
  this.timeout(60_000);
  let project: ProgramFolder;
  before(() => (project = new ProgramFolder()));
  after(() => project.remove());

  async function run(program: string, files: Files = {}) {
    project.write({ "index.js": program, ...files });
    return project.evaluate().finally(() => project.evaluator.prepare());
  }

  for (const [title, program, message] of FAILURES) {
    it(`rejects with the error of a program ${title}`, async () => {
      const error = await run(program).catch((reason: Error) => reason);
      expect(error).to.be.instanceOf(Error);
      expect((error as Error).message).to.match(message);
    });
  }

  it("gives the program the same environment as Pulumi", async () => {
    const { outputs } = await run(
      `const pulumi = require("@pulumi/pulumi");
       exports.names = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()];
       exports.root = pulumi.getRootDirectory(); exports.folder = process.cwd();
       exports.arguments = process.argv.length; exports.region = new pulumi.Config("aws").get("region");
       exports.preview = pulumi.runtime.isDryRun();`,
    );
    expect(outputs).to.deep.equal({
      names: ["organization", "small", "dev"],
      root: project.path,
      folder: project.path,
      arguments: 2,
      region: "eu-central-1",
      preview: false,
    });
  });

  it("shares no state between evaluations", async () => {
    const program = `
      const { stateOf } = require("./state");
      exports.before = stateOf();
      globalThis.leaked = process.env.LEAKED = require("./state").leaked = "yes";
      process.on("exit", () => {}).on("custom", () => {});
      Array.prototype.leaked = 1; process.chdir("/");`;
    const state = `exports.stateOf = () => [
      globalThis.leaked, process.env.LEAKED, exports.leaked, process.listenerCount("custom"), [].leaked, process.cwd(),
    ].map(String);`;
    const fresh = ["undefined", "undefined", "undefined", "0", "undefined", project.path];
    for (let round = 0; round < 2; round++) {
      const { outputs } = await run(program, { "state.js": state });
      expect(outputs).to.deep.equal({ before: fresh });
    }
    expect([process.env.LEAKED, (globalThis as any).leaked]).to.deep.equal([undefined, undefined]);
  });

  it("starts without traces of the warm-up in a process that was kept ready", async () => {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      const { Topic } = require("@pulumi/aws/sns");
      exports.globals = Object.keys(globalThis);
      exports.listeners = process.eventNames().map((name) => String(name) + process.listenerCount(name));
      exports.place = [pulumi.getProject(), pulumi.getStack(), pulumi.getOrganization(), process.cwd()];
      exports.urn = new Topic("news", { name: "news" }).urn;`;
    const kept = new ProgramFolder({ "index.js": program });
    try {
      const cold = await kept.evaluate();
      kept.evaluator.keepReady(); // the process starts to rehearse before it receives the program
      const { outputs, goals, sensesPreview } = await kept.evaluate();
      expect(outputs).to.deep.equal(cold.outputs);
      expect(goals).to.deep.equal(cold.goals);
      expect(sensesPreview).to.equal(false);
    } finally {
      kept.remove();
    }
  });

  it("shows only frames of the program in the trace of its error, and no empty cause", async () => {
    const error: any = await run(
      `const pulumi = require("@pulumi/pulumi");
       function fail() { throw new TypeError("wrong"); }
       pulumi.output(1).apply(() => fail());`,
    ).catch((reason: unknown) => reason);
    const [message, ...frames] = error.stack.split("\n");
    expect(message).to.equal("TypeError: wrong");
    expect(frames).to.have.length(2);
    for (const frame of frames) expect(frame).to.include(join(project.path, "index.js"));
    expect(Object.hasOwn(error, "cause")).to.equal(false);
  });

  it("loads TypeScript as it is saved: changed, removed and added since the last evaluation", async () => {
    const main = 'import { text } from "./lib/a"; export const shown: string = text;';
    const versions: [files: Files, shown: string][] = [
      [{ "index.ts": main, "lib/a.ts": 'export const text: string = "a";' }, "a"],
      [{ "index.ts": main, "lib/a.ts": 'export const text: string = "b";' }, "b"],
      [{ "index.ts": main, "lib/a.ts": 'export * from "./c";', "lib/c.ts": C }, "c"],
      [{ "index.ts": main.replace("lib/a", "lib/c"), "lib/c.ts": C }, "c"],
    ];
    for (const [files, shown] of versions) {
      project.write(files);
      const { outputs } = await project.evaluate().finally(() => project.evaluator.prepare());
      expect(outputs).to.deep.equal({ shown });
    }
  });

  it("compiles only the files that the program loads, once they are known", async () => {
    const marker = `unused${process.pid}${Date.now()}`;
    const files = { "index.ts": "export const one: number = 1;", "lib/b.ts": "export {};" };
    project.write(files);
    await project.evaluate();
    project.write({ ...files, "index.ts": `export const ${marker}a: number = 2;` });
    await project.evaluate();
    project.write({ ...files, "lib/b.ts": `export const ${marker}b: number = 2;` });
    await project.evaluate();
    expect(compiledWith(marker))
      .to.have.length(1)
      .and.match(new RegExp(`${marker}a`));
  });

  it("uses the program's copy of the SDK", async () => {
    const own = `const sdk = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))}); module.exports = sdk;`;
    project.write({
      "Pulumi.yaml": "name: small\nruntime: nodejs\nmain: app\n",
      "app/package.json": {},
      "app/index.js": `require("@pulumi/pulumi"); exports.from = require.resolve("@pulumi/pulumi");`,
      "app/node_modules/@pulumi/pulumi/package.json": { name: "@pulumi/pulumi", main: "own.js" },
      "app/node_modules/@pulumi/pulumi/own.js": own,
      ...inner(["runtime/debuggable", "runtime/settings", "runtime/state", "proto/resource_pb"]),
    });
    const { outputs } = await project.evaluate();
    expect(outputs).to.deep.equal({
      from: join(project.path, "app/node_modules/@pulumi/pulumi/own.js"),
    });
  });

  /** Modules of the SDK's copy. */
  function inner(names: string[]): Files {
    return Object.fromEntries(
      names.map((name) => [
        `app/node_modules/@pulumi/pulumi/${name}.js`,
        `module.exports = require(${JSON.stringify(require.resolve(`@pulumi/pulumi/${name}`))});`,
      ]),
    );
  }
});
