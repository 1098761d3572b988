import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createStack } from "../../src";
import { PLAN_USAGE } from "../../src/cli/planCommand";
import { RESET_USAGE } from "../../src/cli/resetCommand";
import { SERVE_USAGE } from "../../src/cli/serveOptions";
import { START_USAGE } from "../../src/cli/startOptions";
import { readProjectSection } from "../../src/program/projectSection";
import { anchorsOf, blocksOf, firstCells, sectionsOf } from "./support/markdown";
import { ReadmeProject } from "./support/readmeProject";

const PACKAGE = resolve(__dirname, "../..");
const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
const PROGRAM = "// index.ts\n";

describe("README.md", function () {
  this.timeout(120_000);
  let project: ReadmeProject;
  before(() => (project = new ReadmeProject()));
  after(() => project?.remove());

  const sections = [...sectionsOf(readme)].map(([title, text]): [string, string[]] => [
    title,
    blocksOf(text, "ts"),
  ]);
  const scripts = sections
    .map(([title, blocks]) => ({ title, blocks: blocks.filter((one) => !one.startsWith(PROGRAM)) }))
    .filter(({ blocks }) => blocks.length > 0);

  describe("its TypeScript", () => {
    it("is in sections that the tests below run", () => {
      expect(scripts.map(({ title }) => title)).to.include.members(["In tests", "createStack"]);
      const all = sections.flatMap(([, blocks]) => blocks);
      expect(all).to.have.length(
        [...readme.matchAll(/^ *```(ts|typescript|js|javascript)\b/gm)].length,
      );
    });

    for (const { title, blocks } of scripts) {
      it(`runs each section as one module: "${title}"`, () => project.run(blocks.join("\n")));
    }

    it("declares a program that runs", async () => {
      const programs = sections
        .flatMap(([, blocks]) => blocks)
        .filter((block) => block.startsWith(PROGRAM));
      expect(programs).to.have.length(1);
      project.write("quick/Pulumi.yaml", "name: quick\nruntime: nodejs\n");
      project.write("quick/Pulumi.dev.yaml", "config:\n  aws:region: eu-central-1\n");
      project.write("quick/package.json", "{}"); // otherwise the one of a parent folder determines the entry
      project.write("quick/index.ts", programs[0]!);
      const stack = await createStack({ program: join(project.folder, "quick") });
      const { tableName } = stack.outputs;
      await stack.close();
      expect(tableName).to.match(/^notes-/);
    });

    it("detects code that fails", async () => {
      for (const wrong of [
        "assert.equal(1, 2)",
        "const = 1",
        "await Promise.reject(new Error())",
      ]) {
        const failure = await project.run(wrong).catch((error: Error) => error);
        expect(failure, wrong).to.be.instanceOf(Error);
      }
    });
  });

  it("contains the usage of each command verbatim", () => {
    const blocks = blocksOf(readme, "text");
    const usages = [START_USAGE, SERVE_USAGE, PLAN_USAGE, RESET_USAGE];
    expect(blocks).to.deep.equal(usages.map((one) => `${one}\n`));
  });

  it("lists exactly the options and members of createStack", async () => {
    const refusal = await createStack({ nope: 1 } as object).catch(({ message }: Error) => message);
    const options = /it has (.*)\.$/.exec(refusal as string)![1]!.split(", ");
    const stack = await createStack({ program: join(project.folder, "todo") });
    const members = Reflect.ownKeys(stack).map((key) =>
      key === Symbol.asyncDispose ? "Symbol.asyncDispose" : key,
    );
    await stack.close();
    const named = firstCells(sectionsOf(readme).get("createStack")!);
    expect(named.map((name) => name.replace(/\(.*\)$/, ""))).to.deep.equal([
      ...options,
      ...members,
    ]);
  });

  it("has JSON that parses, and settings that are read", () => {
    const [manifest, settings] = blocksOf(readme, "json");
    expect(JSON.parse(manifest!).scripts).to.deep.equal(
      JSON.parse(readFileSync(join(PACKAGE, "examples/todo/package.json"), "utf8")).scripts,
    );
    project.write("settings/package.json", settings!);
    const section = readProjectSection(join(project.folder, "settings"));
    expect(section).to.deep.equal(JSON.parse(settings!)["pulumi-aws-local"]);
  });

  it("has links to files and headings that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    expect(links).to.have.length.above(10);
    for (const [link, file, anchor] of links) {
      const target = file === "" ? join(PACKAGE, "README.md") : resolve(PACKAGE, file!);
      expect(existsSync(target), link).to.equal(true);
      if (anchor !== undefined) {
        expect(anchorsOf(readFileSync(target, "utf8")), link).to.include(anchor);
      }
    }
  });

  it("calls the command through npm or `npx --no` only", () => {
    const calls = [...readme.matchAll(/\bnpx (?!--no )\S+/g)].map(([call]) => call);
    expect(calls.filter((call) => call.includes("pulumi-aws-local"))).to.deep.equal([]);
    expect(readme).to.contain("npx --no pulumi-aws-local");
  });
});
