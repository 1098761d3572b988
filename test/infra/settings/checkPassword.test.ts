import { expect } from "chai";
import { checkPassword, shapeOf } from "../../../infra/settings/checkPassword";

function refusal(shape: string, minimumLength = 10): string {
  try {
    checkPassword(shape, minimumLength);
  } catch (error) {
    expect((error as Error).name).to.equal("VisibleError");
    return (error as Error).message;
  }
  return "none";
}

describe("checkPassword", () => {
  const length = (given: number) =>
    `Setting "jukebox:demoPassword" is ${given} characters long; it must be 10 (passwordMinimumLength) to 256 characters long.`;

  it("rejects lengths that the pool or Cognito rejects", () => {
    expect(refusal("x".repeat(9))).to.equal(length(9));
    expect(refusal("x".repeat(257))).to.equal(length(257));
    expect(refusal("x".repeat(10))).to.equal("none");
    expect(refusal("x".repeat(256))).to.equal("none");
    expect(refusal("x".repeat(98), 99)).to.contain("is 98 characters long; it must be 99 ");
  });

  it("rejects leading and trailing spaces, and accepts others", () => {
    for (const shape of [" xxxxxxxxxx", "xxxxxxxxxx ", "xxxxxxxxxx\n"]) {
      expect(refusal(shape)).to.equal(
        'Setting "jukebox:demoPassword" is set; it must be without spaces at its ends.',
      );
    }
    expect(refusal("xxxxx xxxxx")).to.equal("none");
  });

  it("requires a password", () => {
    expect(refusal("")).to.contain("is not set; it must be a password when demoUsers is true");
  });
});

describe("shapeOf", () => {
  it("keeps the length and the spaces, and hides everything else", () => {
    expect(shapeOf(" Secret-1 \u{1F511}é ")).to.equal(" xxxxxxxx xx ");
    expect(shapeOf("")).to.equal("");
  });
});
