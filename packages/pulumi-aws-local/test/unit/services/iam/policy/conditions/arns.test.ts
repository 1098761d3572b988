import { checkRows } from "../support/conditionTable";

const TOPIC = "arn:aws:sns:eu-west-1:123456789012:topic";
const FINANCE = "arn:aws:someservice:*:111122223333:finance/*";
const OTHER =
  "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";

describe("ARN condition operators", () => {
  checkRows(
    [
      ["ArnEquals", TOPIC, TOPIC, true],
      ["ArnEquals", TOPIC, `${TOPIC}2`, false],
      ["ArnEquals", "arn:aws:sns:*:123456789012:top?c", TOPIC, true],
      ["ArnLike", "arn:aws:sns:*:123456789012:*", TOPIC, true],
      ["ArnLike", "arn:aws:sns:*:123456789012:*", `${TOPIC}:sub:scription`, true],
      ["ArnLike", "arn:aws:SNS:*:123456789012:*", TOPIC, false],
      ["ArnLike", FINANCE, OTHER, false],
      ["StringLike", FINANCE, OTHER, true],
      ["ArnLike", "*", TOPIC, false],
      ["ArnLike", "arn:aws:sns:*", TOPIC, false],
      ["ArnLike", TOPIC, "topic", false],
      ["ArnLike", TOPIC, undefined, false],
      ["ArnNotLike", "arn:aws:sns:*:123456789012:*", TOPIC, false],
      ["ArnNotEquals", ["arn:aws:sqs:*:*:*", "arn:aws:s3:::*"], TOPIC, true],
      ["ArnNotEquals", TOPIC, undefined, true],
      ["ArnLike", "arn:aws:sns:*:*:${aws:name}*", TOPIC, true],
      ["ArnEquals", "${aws:topic}", TOPIC, true],
      ["ArnEquals", "${aws:none}", TOPIC, false],
      ["ArnNotEquals", "${aws:none}", TOPIC, true],
    ],
    { "aws:name": "top", "aws:topic": TOPIC },
  );
});
