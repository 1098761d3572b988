import { expect } from "chai";
import { parseQuantity } from "../../web/src/ui/parseQuantity";

describe("parseQuantity", () => {
  it("reads whole numbers from 0 to 99", () => {
    for (const [text, quantity] of [
      ["0", 0],
      ["7", 7],
      ["99", 99],
      [" 12 ", 12],
    ] as const)
      expect(parseQuantity(text, 99, 1), text).to.deep.equal({ quantity });
  });

  it("rejects everything else, and names the expected value", () => {
    const others = [
      "-5",
      "+5",
      "0x10",
      "007",
      "00",
      "2.5",
      "2,5",
      "1e2",
      "100",
      "1 0",
      "1_0",
      "٣",
      "７",
      "2½",
      "two",
      "NaN",
    ];
    for (const text of others)
      expect(parseQuantity(text, 99, 1), text).to.deep.equal({
        fault: `“${text}” is not a whole number from 0 to 99.`,
      });
    expect(parseQuantity("  ", 99, 1)).to.deep.equal({
      fault: "Type a whole number from 0 to 99.",
    });
  });

  it("rejects more than the stock, unless the copies are already in the cart", () => {
    expect(parseQuantity("4", 3, 1)).to.deep.equal({ fault: "Only 3 left." });
    expect(parseQuantity("1", 0, 0)).to.deep.equal({ fault: "Sold out." });
    expect(parseQuantity("4", 3, 5)).to.deep.equal({ quantity: 4 });
  });
});
