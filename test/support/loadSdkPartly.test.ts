import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { lazily } from "./loadSdkPartly";

const globals = globalThis as { standIn?: object };

describe("lazily", () => {
  let folder: string;
  let loads: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-lazily-"));
    loads = 0;
    globals.standIn = lazily(() => {
      loads++;
      return { value: 1 };
    });
  });
  afterEach(() => {
    delete globals.standIn;
    rmSync(folder, { recursive: true });
  });

  it("loads a module that another one exports when a member is used, not when it is required", () => {
    const file = join(folder, "shim.js");
    writeFileSync(file, "module.exports = globalThis.standIn;");
    const required = createRequire(__filename)(file) as { value: number };
    expect(loads).to.equal(0);
    expect([required.value, Object.keys(required), loads]).to.deep.equal([1, ["value"], 1]);
  });
});
