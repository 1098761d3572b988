import { expect } from "chai";
import { Staged } from "../../../src/core/staged";

describe("Staged", () => {
  it("serves the current version until the next one is complete", () => {
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

  it("keeps serving the current version if the next one is abandoned", () => {
    const staged = new Staged<string[]>(["old"], (live) => [...live]);
    staged.begin();
    staged.declared = ["other"];
    staged.abandon();
    staged.commit();
    expect([staged.live, staged.declared]).to.deep.equal([["old"], ["old"]]);
  });

  it("applies declarations at once if no version is being prepared", () => {
    const staged = new Staged<string | undefined>(undefined, (live) => live);
    staged.declared = "first";
    expect(staged.live).to.equal("first");
  });
});
