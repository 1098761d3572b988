import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isCopyleft, isStated } from "./support/licences/copyleft";
import { importedPackages } from "./support/licences/importedPackages";
import { missingPackages, withDependencies } from "./support/licences/installedPackages";

const ROOT = join(__dirname, "..");

/** The package that runs locally. */
const PACKAGE = "packages/pulumi-aws-local";
const PROGRAM = ["index.ts", "infra", "resolvers", "web", `${PACKAGE}/src`, `${PACKAGE}/loader`];

/** Names that a bundler maps to files of packages and to the site's own modules. */
const ALIASES = [
  "amplify-credentials",
  "amplify-srp",
  "amplify-srp-integer",
  "amplify-tokens",
  "graphiql-bundle",
  "libraries",
];

function declared(kind: "dependencies" | "optionalDependencies" | "devDependencies"): string[] {
  return ["", PACKAGE].flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    return Object.keys(manifest[kind] ?? {});
  });
}

describe("Licences", () => {
  const imported = importedPackages(ROOT, PROGRAM);
  // The Pulumi command line is needed to deploy.
  const needed = new Set([
    ...imported,
    ...declared("dependencies"),
    ...declared("optionalDependencies"),
    "pulumi",
  ]);
  const packages = withDependencies(ROOT, needed);

  it("finds the packages that the program imports, and their dependencies", () => {
    expect([...imported]).to.include.members([
      "@pulumi/aws",
      "aws-amplify",
      "graphql",
      "lmdb",
      "ws",
    ]);
    const ids = packages.map(({ id }) => id.replace(/@[^@]*$/, ""));
    expect(ids).to.include.members(["@pulumi/pulumi", "@aws-amplify/auth", "msgpackr"]);
  });

  it("finds every package that the program imports", () => {
    expect(missingPackages(ROOT, imported).sort()).to.deep.equal(ALIASES);
  });

  it("needs no package with a copyleft licence to run or deploy", () => {
    const copyleft = packages.filter(({ licence }) => isStated(licence) && isCopyleft(licence));
    expect(copyleft).to.deep.equal([]);
  });

  it("needs no package without a stated licence", () => {
    expect(packages.filter(({ licence }) => !isStated(licence))).to.deep.equal([]);
  });

  it("needs no package with a copyleft licence for development: its tests install the oracle", () => {
    const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    const entries = Object.entries<{ license?: string }>(lock.packages);
    const ids = entries.map(([id]) => id);
    expect(ids).to.include("node_modules/typescript");
    expect(ids.filter((id) => id.includes("@cloud-copilot"))).to.deep.equal([]);
    const copyleft = entries.filter(([, { license }]) => isStated(license) && isCopyleft(license));
    expect(copyleft.map(([id, { license }]) => `${id} ${license}`)).to.deep.equal([
      "node_modules/axe-core MPL-2.0",
    ]);
  });

  describe("isCopyleft", () => {
    const expressions: Record<string, boolean> = {
      MIT: false,
      "Apache-2.0": false,
      "(MIT OR Apache-2.0)": false,
      "BlueOak-1.0.0": false,
      "AGPL-3.0-or-later": true,
      "GPL-2.0": true,
      GPLv3: true,
      "LGPL-3.0-only": true,
      "MPL-2.0": true,
      "EPL-2.0": true,
      "GPL-2.0-only WITH Classpath-exception-2.0": true,
      "MIT OR GPL-2.0-only": false,
      "MIT AND GPL-2.0-only": true,
      "(MPL-2.0 OR Apache-2.0)": false,
      "MIT OR (MIT AND LGPL-2.1)": false,
      "GPL-2.0 OR MPL-2.0": true,
      "MIT AND GPL-2.0 OR BSD-3-Clause": false,
    };
    for (const [expression, expected] of Object.entries(expressions)) {
      it(`${expected ? "finds" : "finds no"} copyleft in "${expression}"`, () => {
        expect(isCopyleft(expression)).to.equal(expected);
      });
    }
  });
});
