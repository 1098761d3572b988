import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateTypes } from "../../tools/codegen";

describe("codegen", () => {
  it("has generated the types from the current schema.graphql (npm run codegen)", async function () {
    this.timeout(20_000);
    const files = Object.entries(await generateTypes());
    expect(files.length).to.equal(2);
    for (const [path, content] of files) {
      const written = readFileSync(join(__dirname, "../..", path), "utf8");
      expect(content, path).to.equal(written);
    }
  });
});
