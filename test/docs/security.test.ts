import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const DOCS = resolve(__dirname, "../../docs");
const text = readFileSync(join(DOCS, "security.md"), "utf8");

/** Links of the page: their text and where they lead, without an anchor. */
const links = [...text.matchAll(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
  ([, title, target]) => ({ title: title!.replace(/\s+/g, " "), target: target! }),
);

describe("docs/security.md", () => {
  it("leads to files that exist", () => {
    expect(links.length).to.be.greaterThan(40);
    const missing = links.filter(({ target }) => !existsSync(resolve(DOCS, target)));
    expect(missing).to.deep.equal([]);
  });

  it("names tests that exist, by their whole titles", () => {
    const proofs = links.filter(({ target }) => /\/test\/.*\.ts$/.test(target));
    const named = proofs.filter(({ title }) => !["a test", "one table"].includes(title));
    expect(named.length).to.be.greaterThan(40);
    const missing = named.filter(({ title, target }) => {
      const source = readFileSync(resolve(DOCS, target), "utf8");
      return !source.includes(`it(${JSON.stringify(title)},`);
    });
    expect(missing).to.deep.equal([]);
  });

  it("leads to headings of its own that exist", () => {
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

  it("audits by the command that the workflow runs", () => {
    const workflow = readFileSync(resolve(DOCS, "../.github/workflows/audit.yml"), "utf8");
    const command = "npm audit --omit=dev --audit-level=high";
    expect(workflow).to.contain(command);
    expect(text).to.contain(command);
  });
});
