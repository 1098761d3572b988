import { join } from "node:path";
import { expect } from "chai";
import { parseStartOptions } from "../../../src/cli/startOptions";
import { VisibleError } from "../../../src/core/visibleError";
import { exampleProgram } from "../../examples/support/exampleProgram";

describe("parseStartOptions", () => {
  it("has the defaults in the usage text", () => {
    const program = exampleProgram("todo");
    const options = parseStartOptions(["--program", program]);
    const data = join(program, ".local");
    expect(options).to.include({ port: 4000, data, watch: true, reset: false });
  });

  it("rejects an empty data folder, which would be the working directory", () => {
    const parse = () => parseStartOptions(["--program", exampleProgram("todo"), "--data="]);
    expect(parse).to.throw(VisibleError, `--data is ""; expected a folder.`);
  });

  it("rejects a port that is not an integer from 0 to 65535", () => {
    const program = exampleProgram("todo");
    for (const port of ["x", "-1", "1.5", "70000", ""]) {
      const parse = () => parseStartOptions(["--program", program, `--port=${port}`]);
      expect(parse).to.throw(`--port is "${port}"; expected a whole number from 0 to 65535.`);
    }
  });
});
