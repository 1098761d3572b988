import { expect } from "chai";
import { ProgramFolder, type Evaluated, type Files } from "../support/programFolder";

const MODULE = { type: "module" };
/** Declares one resource; the outputs show how. */
const DECLARE = 'new pulumi.CustomResource("aws:sns/topic:Topic", "news", { displayName: "n" });';
const CJS = `const pulumi = require("@pulumi/pulumi");\n`;
const ESM = `import * as pulumi from "@pulumi/pulumi";\n`;

/** Files of a program that declares one topic and has the output `form`. */
const FORMS: Record<string, Files> = {
  "index.ts with named exports": {
    "index.ts": `${ESM}${DECLARE}\nexport const form: string = "ok";`,
  },
  "index.ts with export = and an async function": {
    "index.ts": `${ESM}export = async () => { await null; ${DECLARE} return { form: "ok" }; };`,
  },
  "index.ts beside an index.js": {
    "index.js": `${CJS}${DECLARE} exports.form = "ok";`,
    "index.ts": "throw new Error('index.js comes first');",
  },
  "module.exports = async": {
    "index.js": `${CJS}module.exports = async () => { ${DECLARE} return { form: Promise.resolve("ok") }; };`,
  },
  "a promise": {
    "index.js": `${CJS}module.exports = (async () => { await null; ${DECLARE} return { form: "ok" }; })();`,
  },
  "resources declared long after the module is loaded": {
    "index.js": `${CJS}setTimeout(() => { ${DECLARE} }, 50); exports.form = "ok";`,
  },
  "resources declared in the event beforeExit": {
    "index.js": `${CJS}process.once("beforeExit", () => { ${DECLARE} }); exports.form = "ok";`,
  },
  "an ES module with named exports": {
    "package.json": MODULE,
    "index.js": `${ESM}${DECLARE}\nexport const form = await Promise.resolve("ok");`,
  },
  "an ES module with a default object": {
    "package.json": MODULE,
    "index.js": `${ESM}${DECLARE}\nexport default { form: "ok" };`,
  },
  "an ES module with a default function": {
    "package.json": MODULE,
    "index.js": `${ESM}export default async () => { ${DECLARE} return { form: "ok" }; };`,
  },
  "an ES module in TypeScript, with top-level await": {
    "package.json": MODULE,
    "index.ts": `${ESM}import { text } from "./text";\nimport { more } from "./more.js";\n${DECLARE}\nexport const form: string = await Promise.resolve(text + more);`,
    "text.ts": 'export const text: string = "o";',
    "more.ts": 'export const more: string = "k";',
  },
  "index.mjs": {
    "index.mjs": `${ESM}${DECLARE}\nexport const form = await Promise.resolve("ok");`,
  },
  "index.cts beside ES modules": {
    "package.json": MODULE,
    "index.cts": `${ESM}export = async () => { ${DECLARE} return { form: "ok" }; };`,
  },
  "the entry that package.json names by main": {
    "package.json": { main: "lib/app.js" },
    "lib/app.js": `${CJS}${DECLARE} exports.form = "ok";`,
  },
  "main of package.json without extension": {
    "package.json": { main: "./lib/app" },
    "lib/app.ts": `${ESM}${DECLARE}\nexport const form = "ok";`,
  },
  "main of package.json that does not exist": {
    "package.json": { main: "bin/index.js" },
    "index.ts": `${ESM}${DECLARE}\nexport const form = "ok";`,
  },
  "exports of package.json by condition": {
    "package.json": { ...MODULE, exports: { ".": { import: { default: "./app.js" } } } },
    "app.js": `${ESM}${DECLARE}\nexport const form = "ok";`,
  },
  "main of Pulumi.yaml that is a file": {
    "Pulumi.yaml": "name: small\nruntime: nodejs\nmain: lib/app.ts\n",
    "lib/app.ts": `${ESM}${DECLARE}\nexport const form = "ok";`,
  },
  "main of Pulumi.yaml without extension": {
    "Pulumi.yaml": "name: small\nruntime: { name: nodejs }\nmain: ./lib/app\n",
    "lib/app.mts": `${ESM}${DECLARE}\nexport const form = await Promise.resolve("ok");`,
  },
  "main of Pulumi.yaml that is a folder": {
    "Pulumi.yaml": "name: small\nruntime: nodejs\nmain: lib/\n",
    "package.json": { name: "small" },
    "lib/index.ts": `${ESM}${DECLARE}\nexport const form = "ok";`,
  },
  "a folder with a package.json of its own": {
    "Pulumi.yaml": "name: small\nruntime: nodejs\nmain: app\n",
    "app/package.json": { ...MODULE, main: "start.js" },
    "app/start.js": `import { readFileSync } from "node:fs";\n${ESM}${DECLARE}\nexport const form = readFileSync("form.txt", "utf8");`,
    "app/form.txt": "ok",
  },
};

describe("loadProgram", function () {
  this.timeout(60_000);
  const results = new Map<string, Promise<Evaluated>>();
  // Two in parallel: most of the work is done in the processes that run the programs.
  before(() => {
    const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
    Object.entries(FORMS).forEach(([form, files], index) => {
      const result = lanes[index % 2]!.then(() => evaluate(files));
      results.set(form, result);
      lanes[index % 2] = result.catch(() => {});
    });
  });

  async function evaluate(files: Files): Promise<Evaluated> {
    const project = new ProgramFolder(files);
    return project.evaluate().finally(() => project.remove());
  }

  for (const form of Object.keys(FORMS)) {
    it(`runs ${form}`, async () => {
      const { outputs, resources } = await results.get(form)!;
      expect(outputs).to.deep.equal({ form: "ok" });
      expect(resources.map(({ urn }) => urn)).to.deep.equal([
        "urn:pulumi:dev::small::aws:sns/topic:Topic::news",
      ]);
    });
  }
});
