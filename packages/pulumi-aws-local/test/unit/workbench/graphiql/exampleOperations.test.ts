import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { buildSchema, parse, validate } from "graphql";
import { buildApiSchema } from "../../../../src/services/appsync/schema/buildApiSchema";
import { exampleOperations } from "../../../../src/workbench/ui/graphiql/exampleOperations";
import { exampleProgram } from "../../../examples/support/exampleProgram";

const newId = (): string => "an-id";

describe("exampleOperations", () => {
  it("selects every scalar, passes every argument, and uses defaults", () => {
    const schema = buildSchema(`
      enum Colour { RED GREEN }
      input Paint { colour: Colour!, layers: Int = 2, note: String, parts: [Paint!] }
      type Box { id: ID!, label(long: Boolean): String, secret(key: ID!): String, inner: Box, lid: Lid }
      type Lid { colour: Colour, box: Box }
      type Query { box(id: ID!, limit: Int = 20, near: Float): Box, count: Int }
      type Mutation { paint(how: Paint!, all: [ID!]!): Box }
    `);
    expect(exampleOperations(schema, newId)).to.eql([
      {
        kind: "query",
        field: "box",
        query:
          "query Box($id: ID!, $limit: Int, $near: Float) {\n  box(id: $id, limit: $limit, near: $near) {\n    id\n" +
          "    label\n    lid {\n      colour\n    }\n  }\n}\n",
        variables: JSON.stringify({ id: "an-id", limit: 20, near: null }, null, 2),
      },
      { kind: "query", field: "count", query: "query Count {\n  count\n}\n", variables: "" },
      {
        kind: "mutation",
        field: "paint",
        query:
          "mutation Paint($how: Paint!, $all: [ID!]!) {\n  paint(how: $how, all: $all) {\n    id\n    label\n" +
          "    lid {\n      colour\n    }\n  }\n}\n",
        variables: JSON.stringify(
          { how: { colour: "RED", layers: 2, note: "example", parts: null }, all: ["an-id"] },
          null,
          2,
        ),
      },
    ]);
  });

  it("has a valid operation for each field of a program's schema", () => {
    const text = readFileSync(join(exampleProgram("chat"), "schema.graphql"), "utf8");
    const schema = buildApiSchema(text);
    const examples = exampleOperations(schema, newId);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((type) => Object.keys(type!.getFields()));
    expect(examples.map(({ field }) => field)).to.eql(fields);
    for (const { field, query } of examples) {
      expect(validate(schema, parse(query)), field).to.eql([]);
    }
  });
});
