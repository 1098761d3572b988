import { expect } from "chai";
import { TestStack } from "../support/testStack";

describe("variableError", () => {
  let stack: TestStack;
  before(async () => {
    stack = await TestStack.start();
    await stack.api(`
      type Query { post(id: ID!, at: AWSDate, filter: Filter, genre: Genre, n: Int): String json(data: AWSJSON!): String }
      input Filter { name: String! }
      enum Genre { ROCK }
    `);
  });
  after(() => stack.stop());

  it("reports only the first error of variables, with AppSync's message", async () => {
    const query =
      "query ($id: ID!, $at: AWSDate, $filter: Filter, $genre: Genre, $n: Int) { post(id: $id, at: $at, filter: $filter, genre: $genre, n: $n) }";
    const cases: [Record<string, unknown>, string][] = [
      [{}, "Variable 'id' has coerced Null value for NonNull type 'ID!'"],
      [{ id: null, n: "x" }, "Variable 'id' has coerced Null value for NonNull type 'ID!'"],
      [
        { id: "1", filter: {} },
        "Variable 'filter' has coerced Null value for NonNull type 'String!'",
      ],
      [
        { id: "1", genre: "JAZZ" },
        "Variable 'genre' has an invalid value. Invalid input for Enum 'Genre'.",
      ],
      [{ id: "1", n: 1.5 }, "Variable 'n' has an invalid value. Expected a value of type 'Int'."],
      [
        { id: "1", at: "soon" },
        "Variable 'at' has an invalid value. Expected a value of type 'AWSDate'.",
      ],
    ];
    for (const [variables, message] of cases) {
      const { data, errors } = await stack.query(query, variables);
      expect([data, errors!.length, errors![0].path, errors![0].message]).to.deep.equal([
        null,
        1,
        null,
        message,
      ]);
    }
    const json = "query ($data: AWSJSON!) { json(data: $data) }";
    for (const [data, message] of [
      ["null", "Variable 'data' has coerced Null value for NonNull type 'AWSJSON!'"],
      [
        `${"[".repeat(1001)}${"]".repeat(1001)}`,
        "Variable 'data' has an invalid value. Expected a value of type 'AWSJSON'.",
      ],
    ]) {
      const { errors } = await stack.query(json, { data });
      expect(errors!.map((error) => error.message)).to.deep.equal([message]);
    }
    // Text in a value must not be mistaken for a reason, however long it is: this once took 26 s for 100,000 letters.
    const said = `x"; Field "a" is not defined by type "Filter"${"a".repeat(200_000)}`;
    const quoting = await stack.query(query, { id: [said, said] });
    expect(quoting.errors![0].message).to.equal(
      "Variable 'id' has an invalid value. Expected a value of type 'ID'.",
    );
    const unknown = await stack.query(query, { id: "1", filter: { name: "a", x: 1 } });
    expect(unknown.errors).to.deep.equal([
      {
        path: null,
        locations: null,
        message:
          "The variables input contains a field that is not defined for input object type 'Filter' ",
      },
    ]);
  });
});
