import { expect } from "chai";
import { checkFilter } from "../../../../../src/services/appsync/realtime/checkFilter";
import { matchesFilter } from "../../../../../src/services/appsync/realtime/matchesFilter";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const filtered = fact(
  "AppSync: execution and data sources",
  "enhanced filters of subscriptions",
  "https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html",
  {
    response: "whether an event passes, by operator",
    unverified: "fields that an event lacks, and lists on a path",
  },
);

type Rule = [fieldName: string, operator: string, value: unknown];

const filterOf = (...groups: Rule[][]) => ({
  filterGroup: groups.map((rules) => ({
    filters: rules.map(([fieldName, operator, value]) => ({ fieldName, operator, value })),
  })),
});

const payload = {
  text: "blue note",
  size: 5,
  open: true,
  none: null,
  tags: ["jazz", "soul"],
  by: { home: { city: "Graz" } },
  lines: [{ id: "a" }, { id: "b" }],
};

describe("matchesFilter", () => {
  const cases: [...Rule, boolean][] = [
    ["text", "eq", "blue note", true],
    ["text", "eq", "blue", false],
    ["size", "eq", "5", false],
    ["open", "eq", true, true],
    ["size", "ne", 4, true],
    ["size", "ne", 5, false],
    ["size", "lt", 6, true],
    ["size", "lt", 5, false],
    ["size", "le", 5, true],
    ["size", "gt", 5, false],
    ["size", "ge", 5, true],
    ["text", "gt", "a", true],
    ["size", "gt", "4", false],
    ["text", "contains", "note", true],
    ["tags", "contains", "jazz", true],
    ["tags", "contains", "ja", false],
    ["tags", "notContains", "rock", true],
    ["text", "notContains", "note", false],
    ["text", "beginsWith", "blue", true],
    ["size", "beginsWith", "5", false],
    ["size", "in", [4, 5], true],
    ["size", "in", [4], false],
    ["size", "notIn", [4], true],
    ["size", "notIn", [5], false],
    ["size", "between", [5, 6], true],
    ["size", "between", [6, 7], false],
    ["text", "between", ["a", "c"], true],
    ["tags", "containsAny", ["rock", "soul"], true],
    ["tags", "containsAny", ["rock"], false],
    ["by.home.city", "eq", "Graz", true],
    ["by.home.street", "ne", "x", false],
    ["lines.id", "eq", "b", true],
    ["missing", "ne", 1, false],
    ["none", "eq", "x", false],
    ["size", "unheard", 5, false],
  ];
  for (const [fieldName, operator, value, expected] of cases) {
    answersAsAws(
      filtered,
      `${expected ? "passes" : "fails"} ${fieldName} ${operator} ${JSON.stringify(value)}`,
      () => {
        const filter = filterOf([[fieldName, operator, value]]);
        expect(matchesFilter(filter as never, payload)).to.equal(expected);
      },
    );
  }

  it("requires all filters of one group", () => {
    const [yes, no]: Rule[] = [
      ["size", "eq", 5],
      ["size", "eq", 6],
    ];
    expect(matchesFilter(filterOf([yes!, no!]) as never, payload)).to.equal(false);
    expect(matchesFilter(filterOf([yes!, no!], [yes!]) as never, payload)).to.equal(true);
    expect(matchesFilter(filterOf() as never, payload)).to.equal(false);
  });
});

describe("checkFilter", () => {
  const problem = (...rule: Rule) => checkFilter(filterOf([rule]) as never);

  it("accepts filters that AppSync accepts", () => {
    expect(checkFilter(undefined)).to.equal(undefined);
    expect(problem("a.b.c.d.e", "eq", 1)).to.equal(undefined);
    expect(problem("a", "in", [1, 2, 3, 4, 5])).to.equal(undefined);
  });

  it("names the field and the problem of an invalid filter", () => {
    expect(problem("a.b.c.d.e.f", "eq", 1)).to.equal(
      'Filter field "a.b.c.d.e.f" has more than 5 levels.',
    );
    expect(problem("a", "like", 1)).to.equal('Filter field "a" has the unknown operator "like".');
    const refused = 'Filter field "a" has a value that its operator';
    expect(problem("a", "in", [1, 2, 3, 4, 5, 6])).to.equal(`${refused} "in" cannot take.`);
    expect(problem("a", "eq", [1])).to.equal(`${refused} "eq" cannot take.`);
    expect(problem("a", "between", 1)).to.equal(`${refused} "between" cannot take.`);
    expect(problem("", "eq", 1)).to.contain("1 to 256 characters");
  });
});
