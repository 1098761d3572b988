import { expect } from "chai";
import { compileConditions } from "../../../../../../src/services/iam/policy/conditions/condition";
import { checkRows, holds } from "../support/conditionTable";

describe("Condition elements", () => {
  it("needs all operators and all keys of each", () => {
    const block = {
      StringEquals: { "aws:a": ["1", "2"], "aws:b": "3" },
      NumericLessThan: { "aws:c": 10 },
      Bool: { "aws:d": true },
    };
    const context = { "aws:a": "2", "aws:b": "3", "aws:c": "9", "aws:d": "true" };
    expect(holds(block, context)).to.equal(true);
    for (const key of Object.keys(context)) {
      expect(holds(block, { ...context, [key]: "99" }), key).to.equal(false);
    }
  });

  it("accepts key and operator names in any case", () => {
    expect(holds({ stringequals: { "AWS:X": "1" } }, { "aws:x": "1" })).to.equal(true);
  });

  it("lists the condition keys that it depends on, including those of its variables", () => {
    const { keys } = compileConditions(
      { StringLike: { "aws:X": "${AWS:UserName}/${aws:y, 'z'}" }, Null: { "aws:Z": "true" } },
      true,
    );
    expect(keys).to.deep.equal(["aws:x", "aws:username", "aws:y", "aws:z"]);
  });

  describe("with IfExists", () => {
    checkRows([
      ["StringLikeIfExists", ["t1.*", "t2.*"], undefined, true],
      ["StringLikeIfExists", ["t1.*", "t2.*"], "t2.micro", true],
      ["StringLikeIfExists", ["t1.*", "t2.*"], "m3.large", false],
      ["StringNotEqualsIfExists", "x", undefined, true],
      ["NumericLessThanIfExists", "10", undefined, true],
      ["DateLessThanIfExists", "2020", "2021", false],
      ["IpAddressIfExists", "10.0.0.0/8", undefined, true],
      ["ArnEqualsIfExists", "arn:aws:s3:::a", undefined, true],
      ["BinaryEqualsIfExists", "YQ==", undefined, true],
      ["ForAnyValue:StringEqualsIfExists", "x", undefined, true],
      ["ForAnyValue:StringEqualsIfExists", "x", ["y"], false],
    ]);
  });

  describe("with Null", () => {
    checkRows([
      ["Null", "true", undefined, true],
      ["Null", "true", "1", false],
      ["Null", "false", "1", true],
      ["Null", "false", undefined, false],
      ["Null", "false", [], false],
      ["Null", "false", [""], false],
      ["Null", "false", ["", "1"], true],
    ]);
  });

  describe("with set operators", () => {
    checkRows([
      ["ForAllValues:StringEquals", ["PostDateTime", "Message", "Tags"], ["Message", "Tags"], true],
      ["ForAllValues:StringEquals", ["PostDateTime", "Message"], ["Message", "UserName"], false],
      ["ForAnyValue:StringEquals", ["ID", "PostDateTime"], ["Message", "PostDateTime"], true],
      ["ForAnyValue:StringEquals", ["ID", "PostDateTime"], ["UserName"], false],
      ["ForAllValues:StringEquals", "x", undefined, true],
      ["ForAllValues:StringEquals", "x", [], true],
      ["ForAllValues:StringEquals", "x", "", true],
      ["ForAnyValue:StringEquals", "x", undefined, false],
      ["ForAnyValue:StringEquals", "x", [], false],
      ["ForAnyValue:StringEquals", "", "", false],
      ["ForAllValues:StringNotLike", "key1*", ["key1:legal"], false],
      ["ForAllValues:StringNotLike", "key1*", ["key1:hr", "key1:personnel"], false],
      ["ForAllValues:StringNotLike", "key1*", ["key2:audit"], true],
      ["ForAllValues:StringNotLike", "key1*", undefined, true],
      ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "c"], true],
      ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"], false],
      ["ForAnyValue:StringNotEquals", ["a", "b"], undefined, false],
      ["ForAnyValue:IpAddress", "10.0.0.0/8", ["1.1.1.1", "10.1.1.1"], true],
      ["ForAllValues:ArnLike", "arn:aws:s3:::a*", ["arn:aws:s3:::a1", "arn:aws:s3:::b"], false],
      ["ForAllValues:NumericLessThan", "10", ["9", "8"], true],
      ["ForAnyValue:StringEquals", "x", "x", true],
      ["StringEquals", "x", ["x"], false],
      ["StringNotEquals", "x", ["y"], false],
    ]);
  });
});
