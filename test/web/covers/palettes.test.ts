import { expect } from "chai";
import { accent, contrast, palettesFor } from "../../../web/covers/palettes";

describe("palettes", () => {
  const all = palettesFor("none of the known");

  it("are six-digit colours", () => {
    for (const { ground, ink, colours } of all) {
      for (const colour of [ground, ink, ...colours]) expect(colour).to.match(/^#[0-9A-F]{6}$/);
    }
  });

  it("leave the words readable: title and artist at least 4.5:1 against the ground", () => {
    const weak = all.filter(
      (palette) =>
        contrast(palette.ink, palette.ground) < 4.5 ||
        contrast(accent(palette), palette.ground) < 4.5,
    );
    expect(weak).to.deep.equal([]);
  });

  it("are four for a known genre, and all for an unknown one", () => {
    expect(palettesFor("JAZZ")).to.have.length(4);
    expect(all.length).to.be.greaterThan(4);
  });
});

describe("contrast", () => {
  it("is 21 between black and white, in either order", () => {
    expect([contrast("#000000", "#FFFFFF"), contrast("#FFFFFF", "#000000")]).to.deep.equal([
      21, 21,
    ]);
  });
});
