import { checkRows } from "../support/conditionTable";

describe("Boolean and binary condition operators", () => {
  checkRows(
    [
      ["Bool", "true", "true", true],
      ["Bool", "false", "true", false],
      ["Bool", "false", "false", true],
      ["Bool", ["true", "false"], "false", true],
      ["Bool", "false", undefined, false],
      ["Bool", "${aws:wanted}", "true", true],
      ["BoolIfExists", "false", undefined, true],
      ["BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true],
      ["BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "Qmlu", false],
      ["BinaryEquals", "YQ==", "YR==", true],
      ["BinaryEquals", "YQ==", "a", false],
      ["BinaryEquals", "YQ==", undefined, false],
    ],
    { "aws:wanted": "true" },
  );
});
