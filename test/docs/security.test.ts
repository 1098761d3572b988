import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const DOCS = resolve(__dirname, "../../docs");
const TESTS = resolve(__dirname, "..");
const text = readFileSync(join(DOCS, "security.md"), "utf8");

/** Targets of the links on the page, without anchors. */
const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
  ([, target]) => target!,
);

/** Source of each test file of `npm test`, by path. */
const testFiles = new Map(
  readdirSync(TESTS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => [join(TESTS, file), readFileSync(join(TESTS, file), "utf8")]),
);

/** The test files that a section of the page links to. */
function proofsOf(part: string): string[] {
  const targets = [...part.matchAll(/\]\((\.\.\/test\/[^)#]+\.ts)\)/g)];
  return targets
    .map(([, target]) => resolve(DOCS, target!))
    .filter((file) => /\bit\(/.test(readFileSync(file, "utf8")));
}

/** Whether mocha runs the tests of a file: it is a test file, or a test file imports it. */
function isRun(file: string): boolean {
  if (testFiles.has(file)) return true;
  const name = basename(file, ".ts");
  return [...testFiles].some(
    ([path, source]) =>
      file.startsWith(dirname(path)) &&
      new RegExp(`(?:from|import) "\\.[^"]*/${name}"`).test(source),
  );
}

describe("docs/security.md", () => {
  it("links to existing files only", () => {
    expect(targets.length).to.be.greaterThan(40);
    const missing = targets.filter((target) => !existsSync(resolve(DOCS, target)));
    expect(missing).to.deep.equal([]);
  });

  it("links every promise to tests that npm test runs", () => {
    const section = /^## Promises.*?(?=^## )/ms.exec(text)![0];
    const promises = [...section.matchAll(/^- .*\n(?: {2}.*\n)*/gm)].map(([promise]) => promise);
    expect(promises.length).to.be.greaterThan(10);
    const unproven = promises.filter((promise) => !proofsOf(promise).some(isRun));
    expect(unproven).to.deep.equal([]);
    const notRun = proofsOf(section).filter((file) => !isRun(file));
    expect(notRun).to.deep.equal([]);
  });

  it("links to its own existing headings only", () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replaceAll(" ", "-"),
    );
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(anchors.length).to.be.greaterThan(5);
    expect(anchors.filter((anchor) => !headings.includes(anchor))).to.deep.equal([]);
  });

  it("names the audit command of the workflow", () => {
    const workflow = readFileSync(resolve(DOCS, "../.github/workflows/audit.yml"), "utf8");
    const command = "npm audit --omit=dev --audit-level=high";
    expect(workflow).to.contain(command);
    expect(text).to.contain(command);
  });
});
