import { expect } from "chai";
import { evaluateExpression, evaluateRequest, now, outcomeOf } from "../evaluateExpression";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import { fact } from "../../../../../fidelity/fact";

const AREA = "APPSYNC_JS: library";
const PAGE = "https://docs.aws.amazon.com/appsync/latest/devguide/utility-helpers-in-util.html";
const called = fact(AREA, "util, util.time, util.str, util.math and util.xml", PAGE, {
  response: "the value of each call",
});

const values: [expression: string, value: unknown][] = [
  [`util.escapeJavaScript("a'b\\"c/d\\n\\u00e9")`, `a\\'b\\"c\\/d\\n\\u00E9`],
  [`util.urlEncode("a b&c=d*~'é")`, "a+b%26c%3Dd*%7E%27%C3%A9"],
  [`util.urlDecode("a+b%26c%C3%A9")`, "a b&cé"],
  [`util.base64Encode("héllo")`, "aMOpbGxv"],
  [`util.base64Decode("aMOpbGxv")`, "héllo"],
  [`util.matches("a*b", "aaaaab")`, true],
  [`util.matches("^[a-z&&[^aeiou]]++$", "bcd")`, true],
  [`util.matches("^(?>a|ab)c$", "abc")`, false],
  [`util.time.nowFormatted("YYYY-'W'ww-e z")`, "2024-W19-2 UTC"],
  [
    `util.time.nowFormatted("EEE, d MMM yyyy HH:mm z", "Europe/Paris")`,
    "Mon, 6 May 2024 09:08 CEST",
  ],
  [
    `util.time.parseFormattedToEpochMilliSeconds("Mon, 6 May 2024 9:08 AM CET", "EEE, d MMM yyyy h:mm a z")`,
    1_714_979_280_000,
  ],
  [`util.matches("^a*b$", "aaaaabc")`, false],
  [`util.matches("^\\\\p{Alpha}+$", "abC")`, true],
  [`util.matches("(?i)^ABC$", "abc")`, true],
  [`util.matches("^\\\\Qa.b\\\\E$", "axb")`, false],
  [`util.matches("\\\\A[0-9a-f]{2}\\\\z", "0f")`, true],
  [`util.str.normalize("e\\u0301", "nfc")`, "\u00e9"],
  [
    'util.xml.toMap(`<?xml version="1.0" encoding="UTF-8"?><posts><post><id>1</id><title>Getting started with GraphQL</title></post></posts>`)',
    { posts: { post: { id: 1, title: "Getting started with GraphQL" } } },
  ],
  [
    "util.xml.toJsonString(`<posts><post><id>1</id></post><post><id>02</id></post></posts>`)",
    '{"posts":{"post":[{"id":1},{"id":"02"}]}}',
  ],
  ["util.xml.toJsonString(`<a>1</a>`, true)", '"{\\"a\\":1}"'],
  [
    "util.xml.toMap(`<!-- c --><a x='1' y=\"b\"><b/><c>true</c><![CDATA[<&>]]> &lt;&#65;&#x42; </a>`)",
    { a: { x: 1, y: "b", b: "", c: true, content: "<&> <AB" } },
  ],
  [`util.math.roundNum(2.5)`, 3],
  [`util.math.minVal(1, 2) + util.math.maxVal(1, 2)`, 3],
  [`util.time.nowISO8601()`, "2024-05-06T07:08:09.123Z"],
  [`util.time.nowEpochSeconds()`, 1_714_979_289],
  [`util.time.nowEpochMilliSeconds()`, now],
  [`util.time.nowFormatted("yyyy-MM-dd HH:mm:ss")`, "2024-05-06 07:08:09"],
  [`util.time.nowFormatted("yyyy-MM-dd HH:mm:ssXXX", "Asia/Tokyo")`, "2024-05-06 16:08:09+09:00"],
  [`util.time.nowFormatted("YYYY-MM-dd")`, "2024-05-06"],
  [`util.time.nowFormatted("EEE, d MMM yyyy h:mm a")`, "Mon, 6 May 2024 7:08 AM"],
  [`util.time.nowFormatted("EEEE 'the' dd'th'")`, "Monday the 06th"],
  [
    `util.time.parseFormattedToEpochMilliSeconds("2018-02-01 17:21:05.180+08:00", "yyyy-MM-dd HH:mm:ss.SSSXXX")`,
    1_517_476_865_180,
  ],
  [
    `util.time.parseFormattedToEpochMilliSeconds("2018-02-01 17:21:05", "yyyy-MM-dd HH:mm:ss", "Australia/Perth")`,
    1_517_476_865_000,
  ],
  [`util.time.parseISO8601ToEpochMilliSeconds("2018-02-01T17:21:05.180+08:00")`, 1_517_476_865_180],
  [`util.time.epochMilliSecondsToSeconds(1517943695750)`, 1_517_943_695],
  [`util.time.epochMilliSecondsToISO8601(1517943695750)`, "2018-02-06T19:01:35.750Z"],
  [
    `util.time.epochMilliSecondsToFormatted(1517943695750, "yyyy-MM-dd HH:mm:ssX", "Australia/Perth")`,
    "2018-02-07 03:01:35+08",
  ],
];

const faults: [expression: string, message: string][] = [
  [
    `util.matches("(a)?\\\\1", "a")`,
    'The pattern "(a)?\\1" is not supported: a reference to a group that may not have matched',
  ],
  [`util.matches("(", "a")`, 'The pattern "(" is not supported'],
  [`util.urlDecode("%")`, "util.urlDecode: the value is not URL encoded"],
  [`util.str.normalize("a", "x")`, 'util.str.normalize: unknown form "x"'],
  [
    `util.xml.toMap("<a><b></a>")`,
    "util.xml.toMap: the value is not well-formed XML (</a> ends no element)",
  ],
  [`util.xml.toMap("<a")`, "util.xml.toMap: the value is not well-formed XML (at character 0)"],
  [
    `util.xml.toJsonString("<a>")`,
    "util.xml.toJsonString: the value is not well-formed XML (<a> is not closed)",
  ],
  [
    `util.xml.toMap("text")`,
    "util.xml.toMap: the value is not well-formed XML (text outside of an element)",
  ],
  [
    `util.time.parseISO8601ToEpochMilliSeconds("yesterday")`,
    "Text 'yesterday' could not be parsed as an ISO 8601 date and time",
  ],
];

describe("util", () => {
  for (const [expression, value] of values) {
    answersAsAws(called, `evaluates ${expression}`, () => {
      expect(evaluateExpression(expression)).to.deep.equal(value);
    });
  }

  for (const [expression, message] of faults) {
    it(`fails at ${expression}`, () => {
      const { error } = evaluateRequest(`return ${expression};`);
      expect(error?.type).to.equal("Code");
      expect(error?.message).to.match(/^code\.js:4:\d+: Error: /);
      expect(error?.message.replace(/^.*?Error: /, "")).to.equal(message);
    });
  }

  answersAsAws(
    fact(AREA, "util.autoId, autoUlid and autoKsuid", PAGE),
    "generates unique identifiers in the documented formats",
    () => {
      const make = () =>
        evaluateExpression("[util.autoId(), util.autoUlid(), util.autoKsuid()]") as string[];
      const [one, other] = [make(), make()];
      expect(one[0]).to.match(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(one[1]).to.match(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(one[2]).to.match(/^[0-9A-Za-z]{27}$/);
      for (const index of [0, 1, 2]) expect(one[index]).not.to.equal(other[index]);
      // The first ten characters of a ULID are its time.
      expect(one[1]!.slice(0, 10)).to.equal(other[1]!.slice(0, 10));
    },
  );

  it("generates random numbers in the range", () => {
    const number = evaluateExpression("util.math.randomWithinRange(3, 5)");
    expect(number).to.be.oneOf([3, 4]);
    expect(evaluateExpression("util.math.randomDouble()")).to.be.within(0, 1);
  });
});

describe("util.http", () => {
  answersAsAws(
    fact(
      AREA,
      "util.http.copyHeaders",
      "https://docs.aws.amazon.com/appsync/latest/devguide/http-helpers-in-utils-http-js.html",
    ),
    "copies headers except those of the connection",
    () => {
      expect(
        evaluateExpression(
          `util.http.copyHeaders({ Host: "h", "Content-Length": "1", te: "t", "X-A": "b" })`,
        ),
      ).to.deep.equal({ "X-A": "b" });
    },
  );

  answersAsAws(
    fact(
      AREA,
      "util.http.addResponseHeader",
      "https://docs.aws.amazon.com/appsync/latest/devguide/http-helpers-in-utils-http-js.html",
    ),
    "adds response headers, keeping the last one of a name",
    () => {
      const { responseHeaders, outErrors } = evaluateRequest(
        `util.http.addResponseHeader("X-Items", 7);
       util.http.addResponseHeaders({ "x-items": 8, object: { a: 1 }, "Set-Cookie": "a=b" });`,
      );
      expect({ responseHeaders, outErrors }).to.deep.equal({
        responseHeaders: { "x-items": ["8"], object: ['{"a":1}'], "Set-Cookie": ["a=b"] },
        outErrors: [],
      });
    },
  );

  for (const name of [
    "",
    "Vary",
    "content-type",
    "x-amz-a",
    "X-Amzn-b",
    "Access-Control-Max-Age",
    "te",
  ]) {
    it(`rejects the header "${name}" with a ResponseHeaderError`, () => {
      const { responseHeaders, outErrors, error } = evaluateRequest(
        `util.http.addResponseHeader("${name}", "v");`,
      );
      expect({ responseHeaders, error }).to.deep.equal({ responseHeaders: {}, error: undefined });
      expect(outErrors.map(({ type }) => type)).to.deep.equal(["ResponseHeaderError"]);
    });
  }

  it("rejects null values and more than 4 KB", () => {
    const { responseHeaders, outErrors } = evaluateRequest(
      `util.http.addResponseHeader("a", null); util.http.addResponseHeader("b", ctx.args.long);`,
      { arguments: { long: "x".repeat(4096) } },
    );
    expect(responseHeaders).to.deep.equal({});
    expect(outErrors).to.have.length(2);
  });
});

describe("extensions", () => {
  const filter = { filterGroup: [{ filters: [{ fieldName: "a", operator: "eq", value: 1 }] }] };

  answersAsAws(
    fact(
      AREA,
      "extensions",
      "https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html",
    ),
    "records the calls that the API executes",
    () => {
      const evaluation = evaluateRequest(
        `const filter = util.transform.toSubscriptionFilter({ a: { eq: 1 } });
       extensions.setSubscriptionFilter(filter);
       extensions.setSubscriptionInvalidationFilter(filter);
       extensions.invalidateSubscriptions({ subscriptionField: "onA", payload: { a: 1 } });
       extensions.invalidateSubscriptions({ subscriptionField: "onA", payload: { a: 1 } });
       extensions.evictFromApiCache("Query", "f", { "ctx.args.a": 1 });
       return null;`,
      );
      expect(outcomeOf(evaluation)).to.deep.equal({
        result: null,
        stash: {},
        outErrors: [],
        logs: [],
        responseHeaders: {},
        subscriptionFilter: filter,
        subscriptionInvalidationFilter: filter,
        subscriptionInvalidations: [{ subscriptionField: "onA", payload: { a: 1 } }],
        cacheEvictions: [{ typeName: "Query", fieldName: "f", keys: { "ctx.args.a": 1 } }],
      });
    },
  );

  it("fails at the sixth unique invalidation", () => {
    const invalidate = (count: number) =>
      evaluateRequest(
        `for (const n of ${JSON.stringify(Array.from({ length: count }, (_, index) => index))}) {
           extensions.invalidateSubscriptions({ subscriptionField: "onA", payload: { n } });
         }`,
      );
    expect(invalidate(5).subscriptionInvalidations).to.have.length(5);
    expect(invalidate(6).error?.message).to.match(/^At most 5 subscription invalidations/);
  });

  it("rejects an invalid filter", () => {
    expect(evaluateRequest("extensions.setSubscriptionFilter({});").error?.type).to.equal("Code");
  });
});
