import { checkRows } from "../support/conditionTable";

describe("Date condition operators", () => {
  checkRows([
    ["DateEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01.000Z", true],
    ["DateEquals", "2020-01-01T01:00:00+01:00", "2020-01-01T00:00:00Z", true],
    ["DateEquals", "2020-01-01T00:00Z", "2020-01-01", true],
    ["DateEquals", "2020-01", "2020-01-01T00:00:00Z", true],
    ["DateEquals", "2020", "2020-01-01T00:00:00Z", true],
    ["DateEquals", "1577836801", "2020-01-01T00:00:01Z", true],
    ["DateEquals", "2020-01-01T00:00:01Z", "1577836801", true],
    ["DateEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", false],
    ["DateEquals", "2020-01-01T00:00:01Z", undefined, false],
    ["DateNotEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", true],
    ["DateNotEquals", "2020-01-01T00:00:01Z", undefined, true],
    ["DateLessThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:00Z", true],
    ["DateLessThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", false],
    ["DateLessThanEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", true],
    ["DateLessThanEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", false],
    ["DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", true],
    ["DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", false],
    ["DateGreaterThanEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", true],
    ["DateGreaterThanEquals", "2020-01-01T00:00:01Z", "2019", false],
    ["DateGreaterThan", "2020-01-01T00:00:01Z", "tomorrow", false],
  ]);
});
