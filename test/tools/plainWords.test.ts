import { expect } from "chai";

const { findWords } = require("../../tools/plainWords.cjs") as {
  findWords(file: string, text: string): string[];
};

describe("findWords", () => {
  it("names file, line, word and a better one", () => {
    expect(findWords("docs/a.md", "One.\nWrite it anew.")).to.deep.equal([
      'docs/a.md:2: "anew" is hard to read. Write: again, or a verb with re-: regenerate, reload.',
    ]);
  });

  it("finds each word in any case", () => {
    const text = "Nobody is told, whoever asks; if left out, it is upon you alone.";
    expect(findWords("a.ts", text)).to.have.length(6);
  });

  it("ignores words that only contain one", () => {
    expect(findWords("a.ts", "standalone, recommend, amended, workAlone, stand-alone")).to.eql([]);
  });

  it("accepts an exception in its own file only", () => {
    expect(findWords("web/covers/drawCover.ts", "an SVG that stands alone")).to.deep.equal([]);
    expect(findWords("web/covers/drawCover.ts", "an SVG alone")).to.have.length(1);
    expect(findWords("web/src/main.ts", "an SVG that stands alone")).to.have.length(1);
  });
});
