import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { buildSchema, parse, validate } from "graphql";
import { supportedUserPoolOperations } from "pulumi-aws-local";
import { appSyncDefinitions } from "../../infra/api/appSyncDefinitions";
import { readDocumentedErrors } from "../support/documentedErrors";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Cells of every row whose first cell is code, by that code. */
function rowsOf(markdown: string): Map<string, string[]> {
  const rows = markdown.split("\n").flatMap((line): [string, string[]][] => {
    const cells = line.split("|").map((cell) => cell.trim());
    const name = /^`([^`]+)`$/.exec(cells[1] ?? "")?.[1];
    return name === undefined ? [] : [[name, cells.slice(2, -1)]];
  });
  return new Map(rows);
}

function blocksOf(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\``, "gms"));
  return [...blocks].map(([, text]) => text!);
}

describe("README", () => {
  const readme = read("README.md");
  const rows = rowsOf(readme);

  it("lists every error that resolvers raise and the contract names, and no other", () => {
    const union = /type ErrorType =([^;]+);/.exec(read("resolvers/lib/fail.ts"))![1]!;
    const raised = [...union.matchAll(/"(\w+)"/g)].map(([, type]) => type!);
    const promised = /stable errorType: ([^.]+)\./.exec(read("schema.graphql"))![1]!.split(/,\s+/);
    const listed = readDocumentedErrors(readme);
    expect(listed).to.have.members(raised);
    expect(listed).to.have.members(promised);
  });

  it("names every npm script", () => {
    const names = Object.keys(JSON.parse(read("package.json")).scripts);
    const short = ["start", "test"];
    const commands = names.map((name) =>
      short.includes(name) ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.filter((command) => !rows.has(command))).to.deep.equal([]);
  });

  it("lists the options of npm start, and no other", () => {
    const command = ["tools/local.cjs", "start", "--help"];
    const usage = execFileSync(process.execPath, command, { cwd: root, encoding: "utf8" });
    const options = [...usage.matchAll(/^ {2}(--[a-z-]+(?: [A-Z=]+)?)/gm)].map(([, one]) => one!);
    expect([...rows.keys()].filter((name) => name.startsWith("--"))).to.deep.equal(options);
    expect(usage)
      .to.match(/--port N .*\(4000\)$/m)
      .and.match(/--data DIR .*\(\.local /m);
  });

  it("gives GraphQL that the contract accepts", () => {
    const schema = buildSchema(appSyncDefinitions + read("schema.graphql"));
    const quoted = [...readme.matchAll(/^store query '([^']+)'/gm)].map(([, text]) => text!);
    const documents = [...blocksOf(readme, "graphql"), ...quoted];
    expect(documents).to.have.length.above(5);
    const faults = documents.flatMap((text) => validate(schema, parse(text)));
    expect(faults.map(({ message }) => message)).to.deep.equal([]);
  });

  it("gives variables that are JSON", () => {
    const texts = [...readme.matchAll(/'(\{"[^']*\})'|^`(\{".*?\})`/gm)].map(
      ([, quoted, inline]) => quoted ?? inline!,
    );
    expect(texts).to.have.length.above(5);
    for (const text of texts) expect(() => JSON.parse(text), text).not.to.throw();
  });
});

describe("docs/local-stack.md", () => {
  it("names every Cognito operation", () => {
    const text = read("docs/local-stack.md");
    expect(
      Object.keys(supportedUserPoolOperations()).filter((name) => !text.includes(name)),
    ).to.deep.equal([]);
  });
});

describe("links of the documentation", () => {
  for (const file of ["README.md", "docs/local-stack.md"]) {
    it(`lead to files that exist (${file})`, () => {
      const targets = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to!);
      const missing = targets.filter((to) => !existsSync(resolve(root, file, "..", to)));
      expect(missing).to.deep.equal([]);
    });
  }

  it("lead to headings that exist", () => {
    const headings = [...read("README.md").matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    const anchors = [...read("README.md").matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(anchors.filter((anchor) => !headings.includes(anchor))).to.deep.equal([]);
  });
});
