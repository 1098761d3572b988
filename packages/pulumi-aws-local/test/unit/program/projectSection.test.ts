import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProjectSection } from "../../../src/program/projectSection";

const EMPTY = { config: {}, secrets: {}, ignore: [] };

describe("readProjectSection", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "local-section-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (text: string): void => writeFileSync(join(folder, "package.json"), text);
  const writeSection = (section: unknown): void =>
    write(JSON.stringify({ "pulumi-aws-local": section }));

  it("reads the section of package.json", () => {
    const section = {
      config: { "shop:hours": 3 },
      secrets: { "shop:password": { minLengthFrom: "shop:length" } },
      ignore: ["test"],
    };
    writeSection(section);
    expect(readProjectSection(folder)).to.deep.equal(section);
  });

  it("returns an empty section without the file, the section or its members", () => {
    expect(readProjectSection(folder)).to.deep.equal(EMPTY);
    for (const text of ["{}", '{ "pulumi-aws-local": {} }']) {
      write(text);
      expect(readProjectSection(folder), text).to.deep.equal(EMPTY);
    }
  });

  it("names a file that is not JSON", () => {
    write("{");
    expect(() => readProjectSection(folder)).to.throw(/package\.json" could not be read: /);
  });

  const wrong: [section: unknown, message: RegExp][] = [
    ["text", /^"pulumi-aws-local" of ".*package\.json" must be an object\.$/],
    [{ config: ["a"] }, /^"pulumi-aws-local\.config" of ".*" must be an object\.$/],
    [{ config: 1 }, /^"pulumi-aws-local\.config" of ".*" must be an object\.$/],
    [{ secrets: null }, /^"pulumi-aws-local\.secrets" of ".*" must be an object\.$/],
    [{ secrets: { "a:b": 1 } }, /^"pulumi-aws-local\.secrets\.a:b" of ".*" must be an object\.$/],
    [{ ignore: "test" }, /^"pulumi-aws-local\.ignore" of ".*" must be a list of folder names\.$/],
    [{ ignore: [1] }, /^"pulumi-aws-local\.ignore" of ".*" must be a list of folder names\.$/],
    [{ confg: {} }, /^"pulumi-aws-local\.confg" of ".*" is unknown; known are config, /],
  ];
  for (const [section, message] of wrong) {
    it(`rejects ${JSON.stringify(section)}`, () => {
      writeSection(section);
      expect(() => readProjectSection(folder)).to.throw(message);
    });
  }
});
