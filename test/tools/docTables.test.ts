import { expect } from "chai";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { documents } from "../../tools/docTables";

const read = (file: string): string => readFileSync(resolve(__dirname, "../..", file), "utf8");

describe("tables of the documentation", () => {
  let made: Record<string, string>;
  before(async () => (made = await documents()));

  it("are those that npm run codegen writes", () => {
    expect(Object.keys(made)).to.deep.equal(["docs/settings.md", "docs/local-stack.md"]);
    for (const [file, text] of Object.entries(made)) expect(text, file).to.equal(read(file));
  });

  it("list each setting with its default, and each emulated type", () => {
    expect(made["docs/settings.md"]).to.match(/^\| `guestCartHours` +\| `2` +\|/m);
    expect(made["docs/local-stack.md"]).to.match(/^\| `aws:dynamodb\/table:Table` +\|/m);
  });
});
