import { checkRows } from "../support/conditionTable";

describe("Numeric condition operators", () => {
  checkRows([
    ["NumericEquals", "10", "10", true],
    ["NumericEquals", "10", "10.0", true],
    ["NumericEquals", "10", "010", true],
    ["NumericEquals", "-0.5", "-0.50", true],
    ["NumericEquals", "10", "11", false],
    ["NumericEquals", "9007199254740993", "9007199254740992", false],
    ["NumericEquals", "10", undefined, false],
    ["NumericEquals", "10", "ten", false],
    ["NumericNotEquals", "10", "11", true],
    ["NumericNotEquals", ["10", "11"], "11", false],
    ["NumericNotEquals", "10", undefined, true],
    ["NumericLessThan", "10", "9.99", true],
    ["NumericLessThan", "10", "10", false],
    ["NumericLessThan", "10", "-11", true],
    ["NumericLessThan", "10", "9e0", false],
    ["NumericLessThanEquals", "10", "10", true],
    ["NumericLessThanEquals", "10", "10.01", false],
    ["NumericGreaterThan", "10", "10.01", true],
    ["NumericGreaterThan", "10", "10", false],
    ["NumericGreaterThan", "10", "1".repeat(101), false],
    ["NumericGreaterThanEquals", "10", "10", true],
    ["NumericGreaterThanEquals", "10", "9", false],
  ]);
});
