import { expect } from "chai";
import { Kind } from "graphql";
import { awsScalars } from "../../../../../src/services/appsync/schema/awsScalars";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const PAGE = "https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html";
const scalarFact = (name: string) => fact("AppSync: schema", name, PAGE);
const json = fact("AppSync: schema", "AWSJSON", PAGE, { unverified: "a result that is a text" });

const CASES: Record<string, { good: unknown[]; bad: unknown[] }> = {
  AWSDate: {
    good: [
      "2024-02-29",
      "1970-01-01Z",
      "2000-01-01-07:00",
      "2000-01-01+05:30:15",
      "2000-01-01+18:00",
    ],
    bad: ["2023-02-29", "2024-13-01", "24-01-01", "2024-01-01T00:00Z", "2024-01-01+18:01", "", 1],
  },
  AWSTime: {
    good: ["12:30", "12:30Z", "12:30:24-07:00", "12:30:24.500+05:30"],
    bad: ["24:00", "12:60", "12", "12:30:60", "12:30+25:00", null],
  },
  AWSDateTime: {
    good: ["1930-01-01T16:00:00-07:00", "2024-02-29T12:30Z", "2024-02-29T12:30:24.123456789Z"],
    bad: [
      "2024-02-29T12:30:24",
      "2024-02-29 12:30:24Z",
      "2024-02-30T12:30:24Z",
      "2024-02-29T12:30+01:60",
      0,
    ],
  },
  AWSEmail: {
    good: ["username@example.com", "first.last+tag@sub.example.co.uk"],
    bad: ["username", "a@b", "a b@example.com", "@example.com", "a@-example.com"],
  },
  AWSPhone: {
    good: ["+4930123456", "555-555-5555", "(202) 555 0100"],
    bad: ["phone", "12", "+1 555 55x5", ""],
  },
  AWSURL: {
    good: ["https://www.amazon.com/dp/B000NZW3KC/", "mailto:example@example.com"],
    bad: ["www.amazon.com", "https://example.com//double", "https://exa mple.com", ""],
  },
  AWSIPAddress: {
    good: ["123.12.34.56", "123.45.67.89/16", "1a2b:3c4b::1234:4567", "::1/128"],
    bad: ["256.0.0.1", "1.2.3.4/33", "1.2.3", "::1/129", "1.2.3.4/16/8"],
  },
  AWSTimestamp: { good: [0, 1_700_000_000, -1], bad: [1.5, "1", "soon", null] },
};

describe("awsScalars", () => {
  for (const scalar of awsScalars) {
    const cases = CASES[scalar.name];
    if (cases === undefined) continue;
    answersAsAws(
      scalarFact(scalar.name),
      `accepts ${scalar.name} only in its format, as input and output`,
      () => {
        for (const value of cases.good) {
          expect(scalar.parseValue(value), String(value)).to.equal(value);
          expect(scalar.serialize(value), String(value)).to.equal(value);
        }
        for (const value of cases.bad) {
          expect(() => scalar.parseValue(value), String(value)).to.throw();
          if (typeof value === "string" && scalar.name !== "AWSTimestamp") {
            expect(() => scalar.serialize(value), value).to.throw("Unable to serialize");
          }
        }
      },
    );
  }

  answersAsAws(json, "parses AWSJSON for resolvers and prints it for clients", () => {
    const json = awsScalars.find(({ name }) => name === "AWSJSON")!;
    expect(json.parseValue('{"a":[1,null]}')).to.deep.equal({ a: [1, null] });
    expect(json.parseValue('"text"')).to.equal("text");
    expect(() => json.parseValue("{a:1}")).to.throw();
    expect(() => json.parseValue({ a: 1 })).to.throw();
    const literal = (value: string) => json.parseLiteral({ kind: Kind.STRING, value }, {});
    expect(literal('{"a":[1e300,null]}')).to.deep.equal({ a: [1e300, null] });
    expect(() => literal('{"a":[-1e400]}')).to.throw("out of range");
    expect(json.serialize({ a: 1 })).to.equal('{"a":1}');
    expect(json.serialize('{"a":1}')).to.equal('{"a":1}');
    expect(json.serialize("text")).to.equal('"text"');
  });
});
