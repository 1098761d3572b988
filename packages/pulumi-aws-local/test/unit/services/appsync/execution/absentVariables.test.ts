import { expect } from "chai";
import { buildSchema, graphqlSync } from "graphql";
import { nullAbsentVariables } from "../../../../../src/services/appsync/execution/absentVariables";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const absent = fact(
  "AppSync: execution and data sources",
  "arguments and input fields of absent variables",
  "https://github.com/aws/aws-appsync-community/issues/348",
  { response: "null, where the schema has no default" },
);

const schema = buildSchema(`
  input Filter { text: String limit: Int = 5 and: [Filter] inner: Filter }
  type Query { items(after: String, limit: Int = 20, filter: Filter, ids: [ID]): String }
`);

/** The arguments that a resolver receives. */
function argumentsOf(source: string, variableValues: Record<string, unknown> = {}): unknown {
  let seen: unknown;
  const { errors } = graphqlSync({
    schema,
    source,
    variableValues,
    fieldResolver: (_source, args, _context, info) => {
      nullAbsentVariables(args, info);
      seen = args;
      return null;
    },
  });
  if (errors) throw errors[0]!;
  return JSON.parse(JSON.stringify(seen));
}

describe("nullAbsentVariables", () => {
  const cases: [title: string, source: string, variables: object, args: object][] = [
    [
      "an argument given by an absent variable is null",
      "query ($after: String) { items(after: $after) }",
      {},
      { after: null, limit: 20 },
    ],
    [
      "an argument that the operation does not mention is absent",
      "query ($after: String) { items(ids: [1]) after: items(after: $after) }",
      { after: "a" },
      { after: "a", limit: 20 },
    ],
    [
      "an explicit null stays null",
      "query ($after: String) { items(after: $after, limit: null) }",
      { after: null },
      { after: null, limit: null },
    ],
    [
      "a variable's default counts",
      'query ($after: String = "start") { items(after: $after) }',
      {},
      { after: "start", limit: 20 },
    ],
    [
      "an argument's default counts",
      "query ($limit: Int) { items(limit: $limit) }",
      {},
      { limit: 20 },
    ],
    [
      "a field of an input object is null, one with a default has it",
      "query ($text: String, $limit: Int) { items(filter: { text: $text, limit: $limit }) }",
      {},
      { limit: 20, filter: { text: null, limit: 5 } },
    ],
    [
      "fields of nested input objects and lists are null",
      "query ($text: String, $id: ID) { items(filter: { inner: { text: $text }, and: [{ text: $text }] }, ids: [$id]) }",
      {},
      {
        limit: 20,
        filter: { inner: { text: null, limit: 5 }, and: [{ text: null, limit: 5 }], limit: 5 },
        ids: [null],
      },
    ],
    [
      "fields that a variable's own value omits stay absent",
      "query ($filter: Filter, $after: String) { items(filter: $filter, after: $after) }",
      { filter: { limit: 1 } },
      { filter: { limit: 1 }, after: null, limit: 20 },
    ],
    [
      "a variable in a fragment counts",
      "query ($after: String) { ...Items } fragment Items on Query { items(after: $after) }",
      {},
      { after: null, limit: 20 },
    ],
  ];
  for (const [title, source, variables, args] of cases) {
    answersAsAws(absent, title, () => {
      expect(argumentsOf(source, variables as Record<string, unknown>)).to.deep.equal(args);
    });
  }
});
