import { expect } from "chai";
import { ProgramFolder, type Files } from "./support/programFolder";

const MAIN = (main: string): string => `name: small\nruntime: nodejs\nmain: ${main}\n`;

/** Projects that cannot run, and the error; for most of them no process starts. */
const REFUSED: [title: string, files: Files, message: RegExp][] = [
  [
    "a program in Python",
    { "Pulumi.yaml": "name: small\nruntime: python\n" },
    /runtime "python"; the local stack runs programs of the runtime "nodejs"/,
  ],
  [
    "a program in YAML",
    { "Pulumi.yaml": "name: small\nruntime: { name: yaml }\n" },
    /runtime "yaml"/,
  ],
  [
    "main outside of the project",
    { "Pulumi.yaml": MAIN("../other") },
    /main is "\.\.\/other"; expected a file or folder of the project/,
  ],
  [
    "main as an absolute path",
    { "Pulumi.yaml": MAIN("/etc") },
    /main is "\/etc"; expected a file or folder of the project/,
  ],
  [
    "main that does not exist",
    { "Pulumi.yaml": MAIN("src") },
    /main is "src", which does not exist/,
  ],
  ["main that is not text", { "Pulumi.yaml": MAIN("[a]") }, /main is \["a"\]; expected a text/],
  [
    "a folder without a program",
    {},
    /There is no program in ".*": no index\.js, index\.ts or the like/,
  ],
  [
    "a folder of main without a program",
    { "Pulumi.yaml": MAIN("lib"), "lib/readme.md": "" },
    /There is no program in ".*lib"/,
  ],
  [
    "a package.json that is not JSON",
    { "package.json": "{", "index.js": "" },
    // Node 26 says "Invalid package config".
    /cannot load @pulumi\/pulumi: (Error parsing|Invalid package config) .*package\.json/,
  ],
  [
    "default and named exports of one ES module",
    { "package.json": { type: "module" }, "index.js": "export default {}; export const a = 1;" },
    /has a default export and named exports/,
  ],
  [
    "a default function that is not of an ES module",
    { "index.ts": "export default async () => ({});" },
    /function as its default export, which Pulumi calls in ES modules only/,
  ],
];

describe("An unsupported program", function () {
  this.timeout(60_000);
  let project: ProgramFolder;
  before(() => (project = new ProgramFolder()));
  after(() => project.remove());

  for (const [title, files, message] of REFUSED) {
    it(`is rejected by name: ${title}`, async () => {
      project.write(files);
      const error = await project.evaluate().catch((reason: Error) => reason);
      expect((error as Error).message).to.match(message);
      expect(error).to.have.property("name", "VisibleError");
    });
  }

  it("is rejected by name: a project without @pulumi/pulumi", async () => {
    const bare = new ProgramFolder({ "index.js": "" }, { hasPackages: false });
    expect(await bare.failure().finally(() => bare.remove())).to.match(
      /The program in ".*" has no @pulumi\/pulumi: install it/,
    );
  });
});
