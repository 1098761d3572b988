import { expect } from "chai";
import { DocumentCache } from "../../../../../src/services/appsync/execution/documentCache";
import { buildApiSchema } from "../../../../../src/services/appsync/schema/buildApiSchema";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const worded = fact(
  "AppSync: execution and data sources",
  "texts of validation errors",
  "graphql-java, which AppSync runs, and public reports",
  {
    response: "message and path of each error",
    unverified: "several rules' texts",
  },
);

const schema = buildApiSchema(`
  type Query { post(id: ID!, at: AWSDate): Post, posts(filter: Filter, first: Int): [Post] list: [Post!]! }
  input Filter { author: String! tags: [String] nested: Filter genre: Genre }
  enum Genre { ROCK }
  type Post { id: ID! title: String comments: [Post] author: Post }
`);
const cache = (introspection = true): DocumentCache => new DocumentCache(schema, { introspection });

describe("DocumentCache", () => {
  const messages = (text: string, introspection = true): string[] => {
    const prepared = cache(introspection).prepare(text);
    return "errors" in prepared ? prepared.errors.map(({ message }) => message) : [];
  };

  answersAsAws(worded, "returns validation errors with AppSync's messages", () => {
    const cases: [string, string][] = [
      ["{ nope }", "FieldUndefined: Field 'nope' in type 'Query' is undefined @ 'nope'"],
      [
        '{ post(id: "1") { author { nope } } }',
        "FieldUndefined: Field 'nope' in type 'Post' is undefined @ 'post/author/nope'",
      ],
      ["{ post { id } }", "MissingFieldArgument: Missing field argument id @ 'post'"],
      ['{ post(id: "1", x: 2) { id } }', "UnknownArgument: Unknown field argument x @ 'post'"],
      [
        '{ post(id: "1") }',
        "SubSelectionRequired: Sub selection required for type Post of field post @ 'post'",
      ],
      [
        "{ list }",
        "SubSelectionRequired: Sub selection required for type null of field list @ 'list'",
      ],
      [
        '{ posts(first: "a") { id } }',
        "WrongType: argument 'first' with value 'StringValue{value='a'}' is not a valid 'Int' @ 'posts'",
      ],
      [
        '{ post(id: "1", at: "soon") { id } }',
        "WrongType: argument 'at' with value 'StringValue{value='soon'}' is not a valid 'AWSDate' @ 'post'",
      ],
      [
        "{ posts(filter: { tags: [] }) { id } }",
        "WrongType: argument 'filter' with value 'ObjectValue{objectFields=[ObjectField{name='tags', value=ArrayValue{values=[]}}]}' is missing required fields '[author]' @ 'posts'",
      ],
      [
        '{ posts(filter: { author: "a", x: 1 }) { id } }',
        "WrongType: argument 'filter' with value 'ObjectValue{objectFields=[ObjectField{name='author', value=StringValue{value='a'}}, ObjectField{name='x', value=IntValue{value=1}}]}' contains a field not in 'Filter': 'x' @ 'posts'",
      ],
      [
        '{ posts(filter: { author: "a", genre: JAZZ }) { id } }',
        "WrongType: argument 'filter.genre' with value 'EnumValue{name='JAZZ'}' is not a valid 'Genre' @ 'posts'",
      ],
      [
        "query ($id: String!) { post(id: $id) { id } }",
        "VariableTypeMismatch: Variable type 'String!' doesn't match expected type 'ID!' @ 'post'",
      ],
      ["query ($x: Int) { list { id } }", "UnusedVariable: Unused variable x"],
      ["{ post(id: $id) { id } }", "UndefinedVariable: Undefined variable id @ 'post'"],
      ["query ($x: Nope) { posts(first: $x) { id } }", "UnknownType: Unknown type Nope"],
      ["{ list { ...F } }", "UndefinedFragment: Undefined fragment F @ 'list'"],
      ["{ list { id } } fragment F on Post { id }", "UnusedFragment: Unused fragment F"],
    ];
    for (const [text, message] of cases) {
      expect(messages(text), text).to.deep.equal([`Validation error of type ${message}`]);
    }
  });

  it("returns the position of an error", () => {
    const prepared = cache().prepare("{\n  list { id }\n  nope\n}");
    expect("errors" in prepared && prepared.errors).to.deep.equal([
      {
        path: null,
        locations: [{ line: 3, column: 3, sourceName: null }],
        message:
          "Validation error of type FieldUndefined: Field 'nope' in type 'Query' is undefined @ 'nope'",
      },
    ]);
  });

  it("rejects introspection when it is disabled", () => {
    expect(messages("{ __schema { queryType { name } } }")).to.deep.equal([]);
    expect(messages("{ __schema { queryType { name } } }", false)).to.include(
      "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
    );
    expect(messages("{ __typename list { __typename } }", false)).to.deep.equal([]);
  });

  it("extracts root fields and limits of each operation", () => {
    const prepared = cache().prepare(`
      query A { ...Root aliased: list { comments { id } } __typename } fragment Root on Query { posts { id } }
      query B($no: Boolean!) { list @skip(if: $no) { id } }`);
    expect("operations" in prepared && prepared.operations).to.deep.equal([
      {
        name: "A",
        kind: "query",
        rootFields: ["Query.posts", "Query.list"],
        depth: 3,
        conditional: true,
      },
      { name: "B", kind: "query", rootFields: ["Query.list"], depth: 2, conditional: true },
    ]);
  });

  it("caches valid documents, and drops the least recently used one", () => {
    const documents = cache();
    const first = documents.prepare("{ list { id } }");
    expect(documents.prepare("{ list { id } }")).to.equal(first);
    for (let at = 0; at < 1000; at++) documents.prepare(`{ a${at}: list { id } }`);
    expect(documents.prepare("{ list { id } }")).to.not.equal(first);
  });

  it("rejects a document with more than 500 nesting levels, for all kinds of brackets", () => {
    const nested = (levels: number): string => "{ a ".repeat(levels) + "}".repeat(levels);
    for (const [open, close] of ["[]", "{}", "()"]) {
      const text = `{ list ${open!.repeat(600)}${close!.repeat(600)} }`;
      expect(() => cache().prepare(text), text[7]).to.throw("nested too deeply");
    }
    expect(() => cache().prepare(nested(501))).to.throw("nested too deeply");
    expect(messages(nested(500))).to.have.length(1);
    expect(() => cache().prepare("}".repeat(600) + nested(10))).to.throw("Unable to parse");
  });

  it("rejects fragments that multiply, and checks each fragment once", () => {
    const doubling = (levels: number): string => {
      const fragments = Array.from(
        { length: levels },
        (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
      );
      return `{ ...F0 } ${fragments.join(" ")} fragment F${levels} on Query { list { id } }`;
    };
    expect(messages(doubling(10))).to.deep.equal([]);
    expect(() => cache().prepare(doubling(100))).to.throw("more than 15000 fields");
  });

  it("handles escaped quotes after many brackets without delay", () => {
    const text = `{ list ${"[".repeat(501)} "${'\\"'.repeat(200_000)}\n`;
    expect(() => cache().prepare(text)).to.throw("nested too deeply");
  });

  it("ignores brackets in strings and comments", () => {
    const many = "{".repeat(600);
    for (const text of [`"${many}"`, `"\\"${many}"`, `"""${many}"""`, `"""\\"""${many}"""`]) {
      expect(messages(`{ post(id: ${text}) { id } } # ${many}`), text.slice(0, 9)).to.deep.equal(
        [],
      );
    }
  });
});
