import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importedPackages } from "./support/licences/importedPackages";
import { missingPackages } from "./support/licences/installedPackages";

const ROOT = join(__dirname, "..");
const PACKAGE = "packages/pulumi-aws-local";

type Kind = "dependencies" | "devDependencies" | "optionalDependencies" | "peerDependencies";

function declared(manifest: string, ...kinds: Kind[]): string[] {
  const content = JSON.parse(readFileSync(join(ROOT, manifest, "package.json"), "utf8"));
  return kinds.flatMap((kind) => Object.keys(content[kind] ?? {})).sort();
}

/**
 * The installed packages that files import. A text that only looks like an import names no
 * installed package.
 */
function imported(folder: string, ...paths: string[]): string[] {
  const names = importedPackages(
    ROOT,
    paths.map((path) => join(folder, path)).filter((path) => existsSync(join(ROOT, path))),
  );
  const missing = new Set(missingPackages(ROOT, names));
  return [...names].filter((name) => !missing.has(name)).sort();
}

/**
 * Packages that are not imported, except types and packages that other tools run or load by name.
 */
function unused(names: readonly string[], used: readonly string[], byName: readonly string[]) {
  const isTyped = (name: string): boolean => used.includes(name.replace(/^@types\//, ""));
  return names.filter((name) => !used.includes(name) && !isTyped(name) && !byName.includes(name));
}

const missing = (used: readonly string[], names: readonly string[]): string[] =>
  used.filter((name) => !names.includes(name));

describe("package.json", () => {
  describe("of the store", () => {
    const program = imported("", "index.ts", "infra", "resolvers", "web/bundle.ts", "web/build.ts");
    const site = imported("", "web");
    const development = imported("", "test", "bench", "tools", "codegen.ts", "eslint.config.mjs");
    const dependencies = declared("", "dependencies");
    const all = declared("", "dependencies", "devDependencies");

    it("declares what the program and its site import as dependencies", () => {
      expect(program).to.include.members(["@pulumi/aws", "@pulumi/pulumi", "esbuild"]);
      expect(missing(program, dependencies)).to.deep.equal([]);
      expect(missing(site, all)).to.deep.equal([]);
      // The Pulumi command line deploys.
      expect(unused(dependencies, [...program, ...site], ["pulumi"])).to.deep.equal([]);
    });

    it("declares exactly what tests and tools import as development dependencies", () => {
      expect(development).to.include.members(["chai", "typescript-eslint"]);
      expect(missing(development, all)).to.deep.equal([]);
      const byName = [
        "@types/mocha",
        "@types/node",
        "dependency-cruiser",
        "eslint",
        "mocha",
        "prettier",
      ];
      const used = [...development, ...site];
      expect(unused(declared("", "devDependencies"), used, byName)).to.deep.equal([]);
    });
  });

  describe("of the emulator", () => {
    const source = imported(PACKAGE, "src", "loader", "bin", "index.cjs");
    const tests = imported(PACKAGE, "test");
    const toRun = declared(PACKAGE, "dependencies", "optionalDependencies", "peerDependencies");
    const development = declared(PACKAGE, "devDependencies");

    it("declares exactly what its code imports as dependencies", () => {
      expect(source).to.include.members(["esbuild", "graphql", "lmdb"]);
      expect(missing(source, toRun)).to.deep.equal([]);
      const engines = toRun.filter((name) => name.startsWith("@dynoxide/"));
      expect(unused(toRun, source, engines)).to.deep.equal([]);
    });

    it("declares exactly what its tests import as development dependencies", () => {
      const own = ["pulumi-aws-local", ...toRun, ...development];
      // See installedOracle.ts.
      const onDemand = ["@cloud-copilot/iam-policy", "@cloud-copilot/iam-simulate"];
      expect(missing(tests, [...own, ...onDemand])).to.deep.equal([]);
      expect(unused(development, [...source, ...tests], [])).to.deep.equal([]);
    });
  });
});
