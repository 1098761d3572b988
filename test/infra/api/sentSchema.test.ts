import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, print, visit } from "graphql";
import { readSchema } from "../../../infra/api/schema";
import { sentSchema } from "../../../infra/api/sentSchema";

/** A definition of each kind, with descriptions and comments everywhere. */
const EVERYTHING = `
  # a comment
  """the schema"""
  schema { query: Query }
  "type" type Query implements Node @aws_iam {
    """
    field # with a hash
    """
    a("argument" b: String = """
      default
    """): E @aws_cognito_user_pools(cognito_groups: ["admins", "#1"]) # of the field
    id: ID!
  }
  """interface""" interface Node { "field" id: ID! }
  """union""" union U = Query
  """input""" input I { """input field""" c: Int = 1 }
  """enum""" enum E {
    # of the value
    """value""" A
    B @deprecated(reason: """no "quotes" please""")
  }
  extend type Query { """added""" more: Int }
`;

describe("sentSchema", () => {
  const text = sentSchema(parse(EVERYTHING));

  it("contains neither descriptions nor block strings nor comments", () => {
    visit(parse(text), {
      enter(node) {
        if ("description" in node) expect(node.description, node.kind).to.equal(undefined);
      },
    });
    expect(text).not.to.contain('"""');
    expect(text.replace('"#1"', "")).not.to.contain("#");
  });

  it("keeps everything else", () => {
    const flat = text.replace(/\s+/g, " ").trim();
    expect(flat).to.equal(
      "schema { query: Query } " +
        "type Query implements Node @aws_iam { " +
        'a(b: String = "default"): E @aws_cognito_user_pools(cognito_groups: ["admins", "#1"]) ' +
        "id: ID! } " +
        "interface Node { id: ID! } union U = Query input I { c: Int = 1 } " +
        'enum E { A B @deprecated(reason: "no \\"quotes\\" please") } ' +
        "extend type Query { more: Int }",
    );
  });

  it("is what the program sends for schema.graphql, which keeps its descriptions", () => {
    const file = readFileSync(join(__dirname, "..", "..", "..", "schema.graphql"), "utf8");
    expect(file).to.contain('"""');
    const sent = readSchema().text;
    expect(sent).not.to.match(/"""|#/);
    const plain = visit(parse(file), { enter: (node) => ({ ...node, description: undefined }) });
    expect(print(parse(sent))).to.equal(print(plain));
  });
});
