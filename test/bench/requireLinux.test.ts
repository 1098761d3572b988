import { expect } from "chai";
import { requireLinux } from "../../bench/lib/requireLinux";

describe("requireLinux", () => {
  it("rejects other platforms by name", () => {
    requireLinux("npm run bench", "linux");
    for (const platform of ["darwin", "win32"] as const) {
      expect(() => requireLinux("npm run bench", platform)).to.throw(
        `npm run bench reads /proc: it runs on Linux only, and this is "${platform}".`,
      );
    }
  });
});
