import { expect } from "chai";
import { checkCode, checkEmail, checkPassword } from "../../web/src/ui/fieldRules";

describe("checkEmail", () => {
  it("accepts usual addresses", () => {
    const longest = `${"a".repeat(116)}@example.com`;
    for (const address of [
      "a@b.co",
      "first.last+tag@sub.example.com",
      "jörg@müller.example",
      longest,
    ])
      expect(checkEmail(address), address).to.equal(null);
  });

  it("names the error", () => {
    const faults: Record<string, RegExp> = {
      "no body@example.com": /a space/,
      "ada@exam ple.com": /a space/,
      "ada@example.com\u200b": /cannot be seen/,
      "ada\u202e@example.com": /cannot be seen/,
      "ada.example.com": /@ is missing/,
      "ada@@example.com": /looks like/,
      "ada@example": /looks like/,
      "ada@.com": /looks like/,
      "@example.com": /looks like/,
      [`${"a".repeat(120)}@example.com`]: /132 characters long.*at most 128/,
    };
    for (const [address, fault] of Object.entries(faults))
      expect(checkEmail(address), address).to.match(fault);
  });
});

describe("checkPassword", () => {
  it("accepts spaces inside, and up to 256 characters", () => {
    for (const password of ["correct horse battery", "x".repeat(256), "ünïcödé 🐎 battery"])
      expect(checkPassword(password), password).to.equal(null);
  });

  it("names a space at either end, and a length above the limit", () => {
    expect(checkPassword(" correct-horse")).to.match(/begin with a space/);
    expect(checkPassword("correct-horse ")).to.match(/end with a space/);
    expect(checkPassword("correct-horse\n")).to.match(/end with a space/);
    expect(checkPassword("x".repeat(257))).to.match(/257 characters long.*at most 256/);
  });
});

describe("checkCode", () => {
  it("accepts six digits in any grouping", () => {
    for (const code of ["123456", "123 456", " 1 2 3 4 5 6 "])
      expect(checkCode(code)).to.equal(null);
    for (const code of ["12345", "1234567", "12345a", "１２３４５６"])
      expect(checkCode(code), code).to.equal("The code has six digits.");
  });
});
