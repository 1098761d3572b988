import { expect } from "chai";
import { Staged } from "../../../src/core/staged";

describe("Staged", () => {
  it("serves what was there until the next version is whole", () => {
    const staged = new Staged<string[]>(["old"], (live) => [...live]);
    staged.begin();
    staged.declared.push("new");
    expect([staged.live, staged.declared]).to.deep.equal([["old"], ["old", "new"]]);
    staged.commit();
    expect([staged.live, staged.declared]).to.deep.equal([
      ["old", "new"],
      ["old", "new"],
    ]);
  });

  it("serves on what was there when the next version is abandoned", () => {
    const staged = new Staged<string[]>(["old"], (live) => [...live]);
    staged.begin();
    staged.declared = ["other"];
    staged.abandon();
    staged.commit();
    expect([staged.live, staged.declared]).to.deep.equal([["old"], ["old"]]);
  });

  it("takes what is declared at once while no version is prepared", () => {
    const staged = new Staged<string | undefined>(undefined, (live) => live);
    staged.declared = "first";
    expect(staged.live).to.equal("first");
  });
});
