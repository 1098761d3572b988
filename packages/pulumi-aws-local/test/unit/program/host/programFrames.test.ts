import { expect } from "chai";
import { join } from "node:path";
import { PACKAGE_FOLDER } from "../../../../src/core/sourceFile";
import { withProgramFrames } from "../../../../src/program/host/programFrames";

const PROJECT = "/home/me/node_modules/shop";

describe("withProgramFrames", () => {
  it("keeps the message and the frames of the program", () => {
    const own = [
      "Error: two lines",
      "at the start",
      `    at makeTable (${PROJECT}/infra/tables.ts:12:9)`,
      `    at async ${PROJECT}/index.ts:3:1`,
      "    at shared (/home/me/shared/names.ts:1:2)",
      `    at example (${join(PACKAGE_FOLDER, "examples/todo/index.ts")}:5:3)`,
    ];
    const others = [
      `    at Output.apply (${PROJECT}/node_modules/@pulumi/pulumi/output.js:1:1)`,
      "    at Module._compile (node:internal/modules/cjs/loader:1521:14)",
      "    at new Promise (<anonymous>)",
      `    at run (${join(PACKAGE_FOLDER, "build/0123456789abcdef/host.js")}:9:9)`,
    ];
    expect(withProgramFrames([...own, ...others].join("\n"), PROJECT)).to.equal(own.join("\n"));
  });
});
