import { expect } from "chai";
import {
  UNEXPECTED_STATUS,
  wasKilled,
} from "../../../../../../src/services/appsync/runtime/isolated/wasKilled";

describe("wasKilled", () => {
  it("recognizes the signal, and on Windows the status in its place", () => {
    expect(wasKilled(null, "SIGKILL", "linux")).to.equal(true);
    expect(wasKilled(1, null, "win32")).to.equal(true);
  });

  it("recognizes no other end", () => {
    for (const platform of ["darwin", "linux", "win32"] as const) {
      expect(wasKilled(UNEXPECTED_STATUS, null, platform)).to.equal(false);
      expect(wasKilled(134, null, platform)).to.equal(false); // V8 has run out of memory
      expect(wasKilled(null, "SIGABRT", platform)).to.equal(false);
    }
    expect(wasKilled(1, null, "linux")).to.equal(false);
  });
});
