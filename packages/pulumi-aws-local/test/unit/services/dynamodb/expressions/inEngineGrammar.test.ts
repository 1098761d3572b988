import { expect } from "chai";
import { inEngineGrammar } from "../../../../../src/services/dynamodb/expressions/inEngineGrammar";

const values = { ":b": { B: "aGVq" }, ":l": { L: [{ S: "a" }] }, ":s": { S: "aé" } };

/** The condition and the values that the engine receives. */
function rewritten(text: string, ExpressionAttributeValues: object = values): unknown[] {
  const body = inEngineGrammar(
    JSON.stringify({ FilterExpression: text, ExpressionAttributeValues }),
  );
  if (body === undefined) return ["as it is"];
  const { FilterExpression, ExpressionAttributeValues: given } = JSON.parse(body);
  return [FilterExpression, given];
}

describe("inEngineGrammar", () => {
  for (const [text, expected] of [
    ["(size(a)) = :n", "size(a) = :n"],
    ["((#a.b[1]) = :n)", "#a.b[1] = :n"],
    ["a IN ((:n), b)", "a IN (:n, b)"],
    ["(a) BETWEEN (b) AND (c)", "a BETWEEN b AND c"],
    [
      "NOT (a = :n or (b) < :n) AND begins_with((c), d)",
      "NOT (a = :n OR b < :n) AND begins_with(c, d)",
    ],
    ["(a = :n OR (b) = :n) AND NOT (NOT c = :n)", "(a = :n OR b = :n) AND NOT (NOT c = :n)"],
  ] as const) {
    it(`rewrites "${text}" without the parentheses of operands`, () => {
      expect(rewritten(text, { ":n": { N: "1" } })).to.deep.equal([expected, { ":n": { N: "1" } }]);
    });
  }

  it("replaces values by their sizes", () => {
    expect(rewritten("size(:s) < size(a) AND size(:b) > size(:l)")).to.deep.equal([
      ":s_size < size(a) AND :b_size > :l_size",
      { ":s_size": { N: "2" }, ":b_size": { N: "3" }, ":l_size": { N: "1" } },
    ]);
  });

  it("keeps values that are also used elsewhere, and their names", () => {
    const given = { ...values, ":s_size": { N: "9" }, ":other": { N: "1" } };
    expect(rewritten("size(:s) = :s_size AND a = :s", given)).to.deep.equal([
      ":s_size_ = :s_size AND a = :s",
      { ...given, ":s_size_": { N: "2" } },
    ]);
  });

  it("evaluates the type of a value", () => {
    const given = { ":v": { S: "a" }, ":t": { S: "S" }, ":u": { S: "SS" } };
    expect(rewritten("attribute_type(:v, :t) OR attribute_type(:v, :u)", given)).to.deep.equal([
      ":t = :t OR :u <> :u",
      { ":t": { S: "S" }, ":u": { S: "SS" } },
    ]);
  });

  it("rewrites the conditions of a transaction", () => {
    const ConditionCheck = {
      ConditionExpression: "size(:s) = :n",
      ExpressionAttributeValues: { ":s": { S: "a" }, ":n": { N: "1" } },
    };
    const body = JSON.stringify({ TransactItems: [{ Put: {} }, { ConditionCheck }] });
    expect(JSON.parse(inEngineGrammar(body)!).TransactItems[1].ConditionCheck).to.deep.equal({
      ConditionExpression: ":s_size = :n",
      ExpressionAttributeValues: { ":n": { N: "1" }, ":s_size": { N: "1" } },
    });
  });

  for (const text of [
    "size(a)=:n  and attribute_exists( b )",
    "a = ((:n))",
    "((a = :n)) AND (b) = :n",
    "NOT ((a = :n OR b = :n))",
    "a = = b",
    "size(:unknown) = :n",
  ]) {
    it(`leaves "${text}" to the engine`, () => {
      expect(rewritten(text)).to.deep.equal(["as it is"]);
    });
  }
});
