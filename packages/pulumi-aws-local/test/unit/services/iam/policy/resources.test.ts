import { expect } from "chai";
import { splitArn } from "../../../../../src/services/iam/policy/arn";
import {
  ContextLookup,
  type RequestContext,
} from "../../../../../src/services/iam/policy/requestContext";
import { compileResource } from "../../../../../src/services/iam/policy/resources";

const BUCKET = "arn:aws:s3:::bucket/";

describe("Resource elements", () => {
  const matches = (
    pattern: string,
    resource: string,
    context: RequestContext = {},
    variables = true,
  ): boolean =>
    compileResource(pattern, variables).matches(splitArn(resource), new ContextLookup(context));

  const rows: [pattern: string, resource: string, matches: boolean][] = [
    ["*", "arn:aws:sqs:us-east-2:123456789012:queue1", true],
    ["*", "*", true],
    [
      "arn:aws:sqs:us-east-2:123456789012:queue1",
      "arn:aws:sqs:us-east-2:123456789012:queue1",
      true,
    ],
    [
      "arn:aws:sqs:us-east-2:123456789012:queue1",
      "arn:aws:sqs:us-east-2:123456789012:queue2",
      false,
    ],
    [
      "arn:aws:sqs:us-east-2:123456789012:queue1",
      "arn:aws:sqs:us-east-2:123456789012:Queue1",
      false,
    ],
    [
      "arn:aws:iam::123456789012:user/accounting/*",
      "arn:aws:iam::123456789012:user/accounting/a",
      true,
    ],
    [
      "arn:aws:iam::123456789012:user/accounting/*",
      "arn:aws:iam::123456789012:user/sales/a",
      false,
    ],
    // The examples of AWS's page on the Resource element.
    [`${BUCKET}*/test/*`, `${BUCKET}1/test/object.jpg`, true],
    [`${BUCKET}*/test/*`, `${BUCKET}1/2/test/3/object.jpg`, true],
    [`${BUCKET}*/test/*`, `${BUCKET}1///test///object.jpg`, true],
    [`${BUCKET}*/test/*`, `${BUCKET}/test/object.jpg`, true],
    [`${BUCKET}*/test/*`, `${BUCKET}1/test/`, true],
    [`${BUCKET}*/test/*`, `${BUCKET}1-test/object.jpg`, false],
    [`${BUCKET}*/test/*`, `${BUCKET}test/object.jpg`, false],
    [`${BUCKET}*/test/*`, `${BUCKET}1/2/test.jpg`, false],
    ["arn:aws:logs:*:*:log-group:a:*", "arn:aws:logs:eu-west-1:1:log-group:a:log-stream:b", true],
    // A wildcard stays within its field.
    ["arn:aws:x:*:1:f/*", "arn:aws:x:us:9:s/abc:1:f/d", false],
    ["arn:aws:dynamodb:eu-*-1:*:table/?arts", "arn:aws:dynamodb:eu-west-1:1:table/Carts", true],
    ["arn:aws:dynamodb:*", "arn:aws:dynamodb:eu-west-1:1:table/Carts", true],
    ["arn:aws:dynamodb", "arn:aws:dynamodb:eu-west-1:1:table/Carts", false],
    // An action without resources needs "*".
    ["arn:aws:dynamodb:*:*:*", "*", false],
  ];
  for (const [pattern, resource, expected] of rows) {
    it(`"${pattern}" ${expected ? "matches" : "does not match"} "${resource}"`, () => {
      expect(matches(pattern, resource)).to.equal(expected);
    });
  }

  describe("with policy variables", () => {
    const context = { "aws:username": "ada", "aws:list": ["ada"], "aws:star": "*" };
    const variable: [pattern: string, resource: string, matches: boolean][] = [
      ["${aws:username}/*", "ada/a", true],
      ["${aws:username}/*", "bob/a", false],
      ["${aws:none, 'company-wide'}", "company-wide", true],
      ["${aws:list, 'company-wide'}", "company-wide", true],
      ["${aws:username, 'company-wide'}", "company-wide", false],
      ["${aws:none}", "", false],
      ["${aws:star}", "anything", false],
      ["${*}", "*", true],
      ["${*}", "x", false],
    ];
    for (const [pattern, key, expected] of variable) {
      it(`"${pattern}" ${expected ? "matches" : "does not match"} "${key}"`, () => {
        expect(matches(BUCKET + pattern, BUCKET + key, context)).to.equal(expected);
      });
    }

    it("replaces them only after the fifth colon", () => {
      const region = { "aws:region": "eu-west-1" };
      const pattern = "arn:aws:sqs:${aws:region}:1:${aws:region}";
      expect(matches(pattern, "arn:aws:sqs:eu-west-1:1:eu-west-1", region)).to.equal(false);
    });

    it("treats them as text in version 2008-10-17", () => {
      const pattern = `${BUCKET}\${aws:username}`;
      expect(matches(pattern, `${BUCKET}ada`, context, false)).to.equal(false);
      expect(matches(pattern, pattern, context, false)).to.equal(true);
    });
  });
});
