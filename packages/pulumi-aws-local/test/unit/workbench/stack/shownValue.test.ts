import { expect } from "chai";
import { shownValue } from "../../../../src/workbench/stack/shownValue";

describe("shownValue", () => {
  it("hides secrets that the program marks, and secrets recognized only by name", () => {
    const value = {
      password: { $secret: "keyed hash" },
      clientSecret: "s3cr3t",
      nested: [{ temporaryPassword: "hunter2", generateSecret: true }],
      emptySecret: "",
      passwordPolicy: { minimumLength: 8 },
    };
    expect(shownValue(value)).to.eql({
      password: { $secret: true },
      clientSecret: { $secret: true },
      nested: [{ temporaryPassword: { $secret: true }, generateSecret: true }],
      emptySecret: "",
      passwordPolicy: { minimumLength: 8 },
    });
  });

  it("truncates values that are longer than any code", () => {
    const shown = shownValue({ content: "x".repeat(50_000), code: "y".repeat(32_768) });
    expect(shown).to.eql({
      content: `${"x".repeat(40_000)}… (50000 characters in all)`,
      code: "y".repeat(32_768),
    });
  });
});
