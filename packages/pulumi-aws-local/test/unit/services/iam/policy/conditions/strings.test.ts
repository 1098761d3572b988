import { expect } from "chai";
import { checkRows, holds } from "../support/conditionTable";

describe("String condition operators", () => {
  checkRows([
    ["StringEquals", "iamuser-admin", "iamuser-admin", true],
    ["StringEquals", "iamuser-admin", "Iamuser-admin", false],
    ["StringEquals", "iamuser-*", "iamuser-admin", false],
    ["StringEquals", ["audit", "security"], "security", true],
    ["StringEquals", "x", undefined, false],
    ["StringNotEquals", "iamuser-admin", "Iamuser-admin", true],
    ["StringNotEquals", ["audit", "security"], "security", false],
    ["StringNotEquals", ["audit", "security"], "sales", true],
    ["StringNotEquals", "x", undefined, true],
    ["StringEqualsIgnoreCase", "Finance", "fINANCE", true],
    ["StringEqualsIgnoreCase", "Finance", "hr", false],
    ["StringNotEqualsIgnoreCase", "Finance", "fINANCE", false],
    ["StringNotEqualsIgnoreCase", "Finance", "hr", true],
    ["StringLike", ["", "home/", "home/ada/*"], "", true],
    ["StringLike", ["", "home/", "home/ada/*"], "home/ada/", true],
    ["StringLike", ["", "home/", "home/ada/*"], "home/bob/", false],
    ["StringLike", "t?.micro", "t2.micro", true],
    ["StringLike", "t?.micro", "t.micro", false],
    ["StringLike", "t2.*", "T2.micro", false],
    ["StringLike", "t2.*", "t2xmicro", false],
    ["StringLike", "a*b", "a\nb", true],
    ["StringLike", "a?", "a😀", true],
    ["StringNotLike", "t2.*", "t2.micro", false],
    ["StringNotLike", "t2.*", "m3.large", true],
    ["StringNotLike", "t2.*", undefined, true],
  ]);

  describe("with policy variables", () => {
    const more = { "aws:username": "ada", "aws:tags": ["one"], "aws:star": "*" };
    checkRows(
      [
        ["StringEquals", "home/${aws:username}/", "home/ada/", true],
        ["StringEquals", "home/${AWS:UserName}/", "home/ada/", true],
        ["StringEqualsIgnoreCase", "HOME/${aws:username}", "home/ADA", true],
        ["StringLike", "home/${aws:username}/*", "home/ada/a.txt", true],
        ["StringLike", "home/${aws:username}/*", "home/bob/a.txt", false],
        ["StringLike", "${aws:star}", "anything", false],
        ["StringLike", "a${*}${?}${$}", "a*?$", true],
        ["StringLike", "a${*}", "ab", false],
        ["StringEquals", "${aws:none, 'company-wide'}", "company-wide", true],
        ["StringEquals", "${aws:username, 'company-wide'}", "ada", true],
        ["StringEquals", "${aws:none}", "", false],
        ["StringEquals", "${aws:tags}", "one", false],
        ["StringNotEquals", "${aws:none}", "x", true],
        ["StringNotLike", "${aws:none}*", "x", true],
        ["StringEquals", "${aws:username", "${aws:username", true],
      ],
      more,
    );

    it("treats them as text in version 2008-10-17", () => {
      const block = { StringEquals: { "aws:x": "${aws:username}" } };
      expect(holds(block, { "aws:x": "ada", ...more }, false)).to.equal(false);
      expect(holds(block, { "aws:x": "${aws:username}", ...more }, false)).to.equal(true);
    });
  });

  it("matches many wildcards in a long value without delay", () => {
    const started = process.cpuUsage();
    expect(
      holds({ StringLike: { "aws:x": "*a".repeat(200) + "b" } }, { "aws:x": "a".repeat(20_000) }),
    ).to.equal(false);
    expect(process.cpuUsage(started).user).to.be.lessThan(2_000_000);
  });
});
