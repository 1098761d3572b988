import { expect } from "chai";
import { schemaDoubts } from "../../../../../src/services/appsync/schema/schemaDoubts";

const DESCRIPTIONS = /^The schema has descriptions \(the first in line (\d+)\)/;
const COMMENTS = /^The schema has comments in an enum \(the first in line (\d+)\)/;

describe("schemaDoubts", () => {
  const described: Record<string, [string, number]> = {
    "of the schema": ['"""x"""\nschema { query: Query } type Query { a: Int }', 1],
    "of a type": ['\n"""\nx\n"""\ntype Query { a: Int }', 2],
    "of a type, in one line": ['\n\n"x"\ntype Query { a: Int }', 3],
    "of a field": ['type Query {\n"x"\na: Int }', 2],
    "of an argument": ['type Query { a(\n"x"\nb: Int): Int }', 2],
    "of an enum value": ['type Query { a: E } enum E {\n"x" A }', 2],
    "of an input field": ['type Query { a(i: I): Int } input I {\n"""x"""\nb: Int }', 2],
  };
  for (const [what, [schema, line]] of Object.entries(described)) {
    it(`names the line of the description ${what}`, () => {
      const [doubt, ...others] = schemaDoubts(schema);
      expect(others).to.deep.equal([]);
      expect(DESCRIPTIONS.exec(doubt ?? "")?.[1], doubt).to.equal(String(line));
    });
  }

  it("names the line of a comment at an enum value", () => {
    const [doubt, ...others] = schemaDoubts("type Query { a: E }\nenum E {\n  # x\n  A\n}");
    expect(others).to.deep.equal([]);
    expect(COMMENTS.exec(doubt ?? "")?.[1], doubt).to.equal("3");
  });

  it("accepts other comments, and strings that are not descriptions", () => {
    const schema = `# x
      type Query { a(b: String = "x"): Int @deprecated(reason: """x""") # y
      }
      enum E { A }
      # z`;
    expect(schemaDoubts(schema)).to.deep.equal([]);
  });
});
