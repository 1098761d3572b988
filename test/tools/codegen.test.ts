import { generate } from "@graphql-codegen/cli";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import config from "../../tools/codegen";

describe("codegen", () => {
  it("has generated the types from schema.graphql as it is (npm run codegen)", async function () {
    this.timeout(20_000);
    const root = join(__dirname, "../..");
    const files = await generate({ ...config, cwd: root, silent: true, hooks: {} }, false);
    expect(files.length).to.equal(2);
    for (const { filename, content } of files) {
      const path = join(root, filename);
      const style = { ...(await resolveConfig(path)), parser: "typescript" };
      expect(await format(content, style), filename).to.equal(readFileSync(path, "utf8"));
    }
  });
});
