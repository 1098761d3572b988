import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSchema } from "../../../infra/api/schema";

describe("readSchema, for a schema that AppSync rejects", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-schema-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function refusalOf(text: string): string {
    const file = join(folder, "schema.graphql");
    writeFileSync(file, text);
    try {
      readSchema(file);
    } catch (error) {
      expect((error as Error).name).to.equal("VisibleError");
      return (error as Error).message;
    }
    return "none";
  }

  it("rejects an invalid schema after a valid one was saved", () => {
    expect(refusalOf("type Query { a: Int }")).to.equal("none");
    expect(refusalOf("type Query { a: Nope }")).to.contain('Unknown type "Nope"');
    expect(refusalOf("type Query { a: Int }")).to.equal("none");
  });

  it("names the file and the position of a syntax error", () => {
    expect(refusalOf("type Query {\n  a: String!!\n}")).to.equal(
      'schema.graphql:2:13 is not a valid AppSync schema: Syntax Error: Expected Name, found "!".',
    );
  });

  it("names the position of an unknown type", () => {
    expect(refusalOf("type Query { a: Nope }")).to.equal(
      'schema.graphql:1:17 is not a valid AppSync schema: Unknown type "Nope".',
    );
  });

  it("names the position of unsupported features and of empty types", () => {
    const place = "is not a valid AppSync schema:";
    expect(refusalOf("type Query { a: Int }\nscalar Date")).to.equal(
      `schema.graphql:2:8 ${place} Custom scalar "Date" is not supported.`,
    );
    expect(refusalOf("directive @x on OBJECT\ntype Query @x { a: Int }")).to.equal(
      `schema.graphql:1:12 ${place} Custom directive "@x" is not supported.`,
    );
    expect(refusalOf("type Query { a: Empty }\n type Empty")).to.equal(
      `schema.graphql:2:2 ${place} Type Empty must define one or more fields.`,
    );
  });
});
