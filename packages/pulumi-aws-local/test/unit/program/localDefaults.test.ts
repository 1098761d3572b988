import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLocalDefaults } from "../../../src/program/localDefaults";

describe("readLocalDefaults", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-defaults-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (text: string): void => writeFileSync(join(folder, "package.json"), text);

  it("reads the settings in the section of package.json", () => {
    write('{ "pulumi-aws-local": { "config": { "shop:hours": 3 } } }');
    expect(readLocalDefaults(folder)).to.deep.equal({ "shop:hours": 3 });
  });

  it("returns none without the file, the section or its config", () => {
    expect(readLocalDefaults(folder)).to.deep.equal({});
    for (const text of ["{}", '{ "pulumi-aws-local": {} }']) {
      write(text);
      expect(readLocalDefaults(folder), text).to.deep.equal({});
    }
  });

  it("names a file that is not JSON, and a config that is not an object", () => {
    write("{");
    expect(() => readLocalDefaults(folder)).to.throw(/package\.json" could not be read: /);
    for (const config of ['["a"]', '"a"', "1"]) {
      write(`{ "pulumi-aws-local": { "config": ${config} } }`);
      expect(() => readLocalDefaults(folder), config).to.throw(
        /^"pulumi-aws-local\.config" of ".*package\.json" must be an object of settings\.$/,
      );
    }
  });
});
