import { expect } from "chai";
import { evaluateExpression } from "../evaluateExpression";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const RECORDED = "recorded on AWS by https://github.com/localstack/appsync-utils";
const PAGE =
  "https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html";
const AREA = "APPSYNC_JS: library";
const filtered = fact(AREA, "util.transform: filters and conditions of DynamoDB", RECORDED, {
  response: "expression, names and values",
});
const subscribed = fact(AREA, "util.transform.toSubscriptionFilter", RECORDED, {
  response: "the filter group of each call",
});
const searched = fact(AREA, "util.transform.toElasticsearchQueryDSL", PAGE, {
  response: "the documented example",
});

/** Recorded from AWS: localstack/appsync-utils, __snapshots__/transform.test.js.snap. */
const filters: [filter: string, expression: string, values: Record<string, unknown>][] = [
  [`{ v: { eq: "x" } }`, "(#v = :v_eq)", { ":v_eq": { S: "x" } }],
  [`{ v: { ne: "x" } }`, "(#v <> :v_ne)", { ":v_ne": { S: "x" } }],
  [`{ v: { lt: "x" } }`, "(#v < :v_lt)", { ":v_lt": { S: "x" } }],
  [`{ v: { le: "x" } }`, "(#v <= :v_le)", { ":v_le": { S: "x" } }],
  [`{ v: { gt: "x" } }`, "(#v > :v_gt)", { ":v_gt": { S: "x" } }],
  [`{ v: { ge: "x" } }`, "(#v >= :v_ge)", { ":v_ge": { S: "x" } }],
  [`{ v: { eq: 1.5 } }`, "(#v = :v_eq)", { ":v_eq": { N: 1.5 } }],
  [`{ v: { eq: null } }`, "(#v = :v_eq)", { ":v_eq": { NULL: null } }],
  [`{ v: { eq: { a: 1 } } }`, "(#v = :v_eq)", { ":v_eq": { M: { a: { N: 1 } } } }],
  [`{ v: { eq: [1, 2] } }`, "(#v = :v_eq)", { ":v_eq": { L: [{ N: 1 }, { N: 2 }] } }],
  [`{ v: { contains: "x" } }`, "(contains(#v,:v_contains))", { ":v_contains": { S: "x" } }],
  [
    `{ v: { notContains: "x" } }`,
    "(NOT contains(#v,:v_notContains))",
    { ":v_notContains": { S: "x" } },
  ],
  [
    `{ v: { beginsWith: "x" } }`,
    "(begins_with(#v,:v_beginsWith))",
    { ":v_beginsWith": { S: "x" } },
  ],
  [
    `{ v: { between: ["1", "9", "3"] } }`,
    "(#v BETWEEN :v_between_start AND :v_between_end)",
    { ":v_between_start": { S: "1" }, ":v_between_end": { S: "9" } },
  ],
  [
    `{ v: { in: ["a", "b"] } }`,
    "(#v IN (:v_in_0, :v_in_1))",
    { ":v_in_0": { S: "a" }, ":v_in_1": { S: "b" } },
  ],
  [`{ v: { in: [] } }`, "(null)", {}],
  [`{ v: { attributeExists: true } }`, "(attribute_exists(#v))", {}],
  [`{ v: { attributeExists: false } }`, "(attribute_not_exists(#v))", {}],
  [
    `{ v: { attributeType: "_null" } }`,
    "(attribute_type(#v,:v_attributeType))",
    { ":v_attributeType": { S: "NULL" } },
  ],
  [`{ v: { size: { gt: 2 } } }`, "(size(#v) > :v_size_gt)", { ":v_size_gt": { N: 2 } }],
  [
    `{ v: { size: { between: [1, 3] } } }`,
    "(size(#v) BETWEEN :v_size_between_start AND :v_size_between_end)",
    { ":v_size_between_start": { N: 1 }, ":v_size_between_end": { N: 3 } },
  ],
  [
    `{ v: { size: { contains: "x" } } }`,
    "(contains(size(#v),:v_size_contains))",
    { ":v_size_contains": { S: "x" } },
  ],
  [`{ v: { size: { attributeExists: true } } }`, "(attribute_exists(size(#v)))", {}],
  [
    `{ v: { size: { gt: 2, lt: 5 } } }`,
    "((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))",
    { ":v_size_gt": { N: 2 }, ":v_size_lt": { N: 5 } },
  ],
  [
    `{ v: { size: { size: { gt: 1 } } } }`,
    "(size(#v) > :v_size_size_gt)",
    { ":v_size_size_gt": { N: 1 } },
  ],
  [
    `{ v: { ge: 1, le: 5 } }`,
    "((#v >= :v_ge) AND (#v <= :v_le))",
    { ":v_ge": { N: 1 }, ":v_le": { N: 5 } },
  ],
  [`{ v: {} }`, "", {}],
  [`{ v: { size: {} } }`, "", {}],
];

/** Like the filters above, with their own names. */
const groups: [filter: string, expression: string, names: string[], values: string[]][] = [
  [`{ a: { eq: 1 }, b: { eq: 1 } }`, "(#a = :a_eq) AND (#b = :b_eq)", ["a", "b"], ["a_eq", "b_eq"]],
  [`{ and: [{ a: { eq: 1 } }] }`, "(#a = :and_0_a_eq)", ["a"], ["and_0_a_eq"]],
  [
    `{ and: [{ a: { eq: 1 } }, { b: { eq: 1 } }] }`,
    "((#a = :and_0_a_eq) AND (#b = :and_1_b_eq))",
    ["a", "b"],
    ["and_0_a_eq", "and_1_b_eq"],
  ],
  [
    `{ or: [{ a: { eq: 1 } }, { b: { eq: 1 } }] }`,
    "((#a = :or_0_a_eq) OR (#b = :or_1_b_eq))",
    ["a", "b"],
    ["or_0_a_eq", "or_1_b_eq"],
  ],
  [`{ not: { a: { eq: 1 } } }`, "(NOT (#a = :not_a_eq))", ["a"], ["not_a_eq"]],
  [
    `{ not: { and: [{ a: { eq: 1 } }, { b: { eq: 1 } }] } }`,
    "(NOT ((#a = :not_and_0_a_eq) AND (#b = :not_and_1_b_eq)))",
    ["a", "b"],
    ["not_and_0_a_eq", "not_and_1_b_eq"],
  ],
  [
    `{ not: { not: { a: { eq: 1 } } } }`,
    "(NOT (NOT (#a = :not_not_a_eq)))",
    ["a"],
    ["not_not_a_eq"],
  ],
  [
    `{ and: [{ not: { a: { eq: 1 } } }, { b: { eq: 1 } }] }`,
    "((NOT (#a = :and_0_not_a_eq)) AND (#b = :and_1_b_eq))",
    ["a", "b"],
    ["and_0_not_a_eq", "and_1_b_eq"],
  ],
  [
    `{ or: [{ and: [{ a: { eq: 1 } }, { b: { eq: 1 } }] }, { c: { eq: 1 } }] }`,
    "(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))",
    ["a", "b", "c"],
    ["or_0_and_0_a_eq", "or_0_and_1_b_eq", "or_1_c_eq"],
  ],
  [
    `{ and: [{ or: [{ and: [{ a: { eq: 1 } }] }] }] }`,
    "(#a = :and_0_or_0_and_0_a_eq)",
    ["a"],
    ["and_0_or_0_and_0_a_eq"],
  ],
  [
    `{ a: { eq: 1 }, and: [{ b: { eq: 1 } }] }`,
    "(#a = :a_eq) AND (#b = :and_0_b_eq)",
    ["a", "b"],
    ["a_eq", "and_0_b_eq"],
  ],
  [`{ "a.b": { eq: 1 } }`, "(#a.b = :a.b_eq)", ["a.b"], ["a.b_eq"]],
  [`{}`, "", [], []],
  [`{ and: [] }`, "", [], []],
  [`{ not: {} }`, "(NOT )", [], []],
  [`{ a: { eq: 1 }, b: {} }`, "(#a = :a_eq) AND ", ["a", "b"], ["a_eq"]],
  [`{ and: [{ a: { eq: 1 } }, {}] }`, "((#a = :and_0_a_eq) AND )", ["a"], ["and_0_a_eq"]],
];

const unrenderable = [
  ``,
  `null`,
  `[]`,
  `"string"`,
  `{ v: { foo: 1 } }`,
  `{ v: "x" }`,
  `{ a: { b: { eq: 1 } } }`,
  `{ and: { a: { eq: 1 } } }`,
  `{ and: null }`,
  `{ and: [{ a: { eq: 1 } }, null] }`,
  `{ not: [{ a: { eq: 1 } }] }`,
  `{ v: { between: [1] } }`,
  `{ v: { between: "x" } }`,
  `{ v: { in: "x" } }`,
  `{ v: { attributeExists: "yes" } }`,
  `{ v: { attributeType: "S" } }`,
  `{ v: { attributeType: "bogus" } }`,
  `{ v: { attributeType: "constructor" } }`,
  `{ v: { valueOf: "a" } }`,
  `{ v: { size: 3 } }`,
];

function render(filter: string, kind = "Filter"): unknown {
  const text = evaluateExpression(`util.transform.toDynamoDB${kind}Expression(${filter})`);
  return text === null ? null : JSON.parse(text as string);
}

describe("util.transform.toDynamoDBFilterExpression", () => {
  for (const [filter, expression, expressionValues] of filters) {
    answersAsAws(filtered, `renders ${filter} as AWS does`, () => {
      const rendered = { expression, expressionNames: { "#v": "v" }, expressionValues };
      expect(render(filter)).to.deep.equal(rendered);
      expect(render(filter, "Condition")).to.deep.equal(rendered);
    });
  }

  for (const [filter, expression, names, values] of groups) {
    answersAsAws(filtered, `renders ${filter} as AWS does`, () => {
      expect(render(filter)).to.deep.equal({
        expression,
        expressionNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        expressionValues: Object.fromEntries(values.map((name) => [`:${name}`, { N: 1 }])),
      });
    });
  }

  for (const filter of unrenderable) {
    it(`returns null for ${filter || "nothing"}`, () => {
      expect(render(filter)).to.equal(null);
    });
  }
});

type Filter = [fieldName: string, operator: string, value: unknown];

/** Recorded from AWS: __snapshots__/transform-subscription.test.js.snap. */
const subscriptionFilters: [args: string, groups: Filter[][]][] = [
  [`{ a: { eq: 1 } }`, [[["a", "eq", 1]]]],
  [
    `{ a: { eq: 1 }, b: { eq: 2 } }`,
    [
      [
        ["a", "eq", 1],
        ["b", "eq", 2],
      ],
    ],
  ],
  [
    `{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }`,
    [
      [
        ["a", "eq", 1],
        ["b", "eq", 2],
      ],
    ],
  ],
  [
    `{ z: { eq: 0 }, and: [{ a: { eq: 1 } }] }`,
    [
      [
        ["z", "eq", 0],
        ["a", "eq", 1],
      ],
    ],
  ],
  [`{ "loc.addr.country": { eq: "USA" } }`, [[["loc.addr.country", "eq", "USA"]]]],
  [`{ a: { eq: 1, ne: 2 } }`, [[["a", "eq", 1]], [["a", "ne", 2]]]],
  [`{ or: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }`, [[["a", "eq", 1]], [["b", "eq", 2]]]],
  [
    `{ and: [{ a: { eq: 1 } }, { or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }] }`,
    [
      [
        ["a", "eq", 1],
        ["b", "eq", 2],
      ],
      [
        ["a", "eq", 1],
        ["c", "eq", 3],
      ],
    ],
  ],
  [
    `{ p: { lte: 50, gte: 20 }, and: [{ t: { ne: "B" } }, { d: { gt: 2000 } }], or: [{ a: { eq: "A" } }, { i: { eq: false } }] }`,
    [
      [
        ["p", "lte", 50],
        ["t", "ne", "B"],
        ["d", "gt", 2000],
        ["a", "eq", "A"],
      ],
      [
        ["p", "lte", 50],
        ["t", "ne", "B"],
        ["d", "gt", 2000],
        ["i", "eq", false],
      ],
      [
        ["p", "gte", 20],
        ["t", "ne", "B"],
        ["d", "gt", 2000],
        ["a", "eq", "A"],
      ],
      [
        ["p", "gte", 20],
        ["t", "ne", "B"],
        ["d", "gt", 2000],
        ["i", "eq", false],
      ],
    ],
  ],
  [
    `{ a: { in: [1, 2] }, b: { notIn: ["x"] } }`,
    [
      [
        ["a", "in", [1, 2]],
        ["b", "notIn", ["x"]],
      ],
    ],
  ],
  [`{ a: { bogus: 1 } }`, [[["a", "bogus", 1]]]],
  [`{ not: { a: { eq: 1 } } }`, [[["not", "a", { eq: 1 }]]]],
  [`{ a: { eq: 1 }, b: { eq: 2 } }, ["a"]`, [[["b", "eq", 2]]]],
  [`{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ["b"]`, [[["a", "eq", 1]]]],
  [
    `{ a: { eq: 1 } }, [], { r1: { gte: 250 }, r2: { eq: "p" } }`,
    [
      [
        ["a", "eq", 1],
        ["r1", "gte", 250],
      ],
      [
        ["a", "eq", 1],
        ["r2", "eq", "p"],
      ],
    ],
  ],
  [`{}, [], { r1: { eq: 1 } }`, [[["r1", "eq", 1]]]],
  [`{}`, []],
  [`{ a: {} }`, []],
  [`{ and: [] }`, []],
];

describe("util.transform.toSubscriptionFilter", () => {
  for (const [args, groupsOfFilters] of subscriptionFilters) {
    answersAsAws(subscribed, `renders ${args} as AWS does`, () => {
      expect(evaluateExpression(`util.transform.toSubscriptionFilter(${args})`)).to.deep.equal({
        filterGroup: groupsOfFilters.map((filtersOfGroup) => ({
          filters: filtersOfGroup.map(([fieldName, operator, value]) => ({
            fieldName,
            operator,
            value,
          })),
        })),
      });
    });
  }

  for (const args of ["", "null", "[]", `'{"a":{"eq":1}}'`]) {
    it(`returns null for ${args || "nothing"}`, () => {
      expect(evaluateExpression(`util.transform.toSubscriptionFilter(${args})`)).to.equal(null);
    });
  }
});

// The example of https://docs.aws.amazon.com/appsync/latest/devguide/transformation-helpers-in-utils-transform-js.html
describe("util.transform.toElasticsearchQueryDSL", () => {
  answersAsAws(searched, "renders the documented example", () => {
    const text = evaluateExpression(
      `util.transform.toElasticsearchQueryDSL({ upvotes: { ne: 15, range: [10, 20] }, title: { eq: "hihihi", wildcard: "h*i" } })`,
    );
    expect(JSON.parse(text as string)).to.deep.equal({
      bool: {
        must: [
          {
            bool: {
              must: [
                { bool: { must_not: { term: { upvotes: 15 } } } },
                { range: { upvotes: { gte: 10, lte: 20 } } },
              ],
            },
          },
          { bool: { must: [{ term: { title: "hihihi" } }, { wildcard: { title: "h*i" } }] } },
        ],
      },
    });
  });
});
