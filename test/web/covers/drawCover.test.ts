import { expect } from "chai";
import { readProducts } from "../../../infra/data/readProducts";
import { compositionsFor } from "../../../web/covers/compositions/compositionsFor";
import { drawCover, drawPlaceholderCover } from "../../../web/covers/drawCover";
import { xmlProblem } from "./support/xmlProblem";

const hostile = {
  id: "hostile",
  title: `</text><script>alert("1")</script> & ]]> <!-- \u0000\u0008\uD800 it's`,
  artist: `"><image href='https://example.com/x.png'/>&#0;&amp;`,
  year: 1999,
  genre: "ROCK",
};

/** The x at which each text ends, by the width that the file itself sets. */
function textEnds(svg: string): number[] {
  return [...svg.matchAll(/<text x="([\d.]+)"[^>]* textLength="([\d.]+)"/g)].map(
    ([, x, length]) => Number(x) + Number(length),
  );
}

describe("drawCover", () => {
  const products = readProducts();
  before(() => expect(products).to.have.length.greaterThan(50));

  it("draws the same product the same way every time", () => {
    expect(products.map(drawCover)).to.deep.equal(products.map(drawCover));
  });

  it("draws no two products alike", () => {
    const drawings = products.map((product) =>
      drawCover({ ...product, title: "x", artist: "y", year: 1 }),
    );
    expect(new Set(drawings).size).to.equal(products.length);
  });

  it("draws a square of well-formed XML under 6 KB that needs no other file", () => {
    for (const product of products) expectSound(drawCover(product), product.id);
  });

  it("does so for any id of any genre, known or not", () => {
    const genres = [...new Set(products.map(({ genre }) => genre)), "COUNTRY", "toString", ""];
    for (const genre of genres) {
      for (let index = 0; index < 60; index += 1) {
        const id = `record-${index}`;
        const title = index % 2 === 0 ? "Blue" : "The Rise and Fall of a Very Long Title Indeed";
        const svg = drawCover({ id, title, artist: "Somebody and the Others", year: 2000, genre });
        expectSound(svg, `${genre} ${id}`);
      }
    }
  });

  it("writes title, artist and year in full", () => {
    const svg = drawCover({
      id: "a",
      title: "Oxygène",
      artist: "Björk & Co",
      year: 1976,
      genre: "POP",
    });
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts).to.deep.equal(["Oxygène", "Björk &amp; Co", "1976"]);
  });

  it("keeps hostile words as text", () => {
    for (let index = 0; index < 12; index += 1) {
      const svg = drawCover({ ...hostile, id: `hostile-${index}` });
      expectSound(svg, svg);
      expect(svg).to.include("&lt;script&gt;").and.not.include("\u0000");
    }
  });

  for (const [name, title] of [
    ["one endless word", "Hyperbolicsyllabicsesquedalymistic".repeat(9)],
    ["very many words", "again and ".repeat(80)],
    ["the widest letters", "WWWWWWWW MMMMMMMM ".repeat(6)],
    ["letters that Helvetica lacks", "東京事変教育大人".repeat(6)],
    ["no letter", " "],
  ] as const) {
    it(`keeps a title of ${name} within the cover`, () => {
      for (let index = 0; index < 12; index += 1) {
        const id = `long-${index}`;
        const svg = drawCover({ id, title, artist: title, year: 1969, genre: "JAZZ" });
        expectSound(svg, `${name} ${index}`);
        expect(textEnds(svg)).to.not.deep.equal([]);
        expect(Math.max(...textEnds(svg))).to.be.at.most(560.1);
      }
    });
  }

  it("has several compositions for each genre of the catalogue", () => {
    for (const genre of new Set(products.map((product) => product.genre))) {
      expect(new Set(compositionsFor(genre)).size, genre).to.be.at.least(4);
    }
  });
});

describe("drawPlaceholderCover", () => {
  it("draws a square without words, the same every time", () => {
    const svg = drawPlaceholderCover();
    expectSound(svg, "placeholder");
    expect(svg).to.equal(drawPlaceholderCover()).and.not.include("<text");
  });
});

function expectSound(svg: string, name: string): void {
  const tags = svg.replace(/>[^<]*</g, "><");
  expect(xmlProblem(svg), name).to.equal(undefined);
  expect(svg, name).to.match(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 600 600"/,
  );
  expect(Buffer.byteLength(svg), name).to.be.below(6144);
  expect(tags, name).to.not.match(
    /<(script|image|use|style|foreignObject|a)\b|href=|url\(|\son\w+=/,
  );
  expect(tags, name).to.not.match(/NaN|Infinity|undefined|(r|width|height)="-/);
}
