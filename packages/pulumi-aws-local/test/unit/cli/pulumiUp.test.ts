import { expect } from "chai";
import { pulumiUp } from "../../../src/cli/pulumiUp";

describe("pulumiUp", () => {
  it("is a command of POSIX shells", () => {
    for (const platform of ["darwin", "linux"] as const) {
      expect(pulumiUp(4001, platform)).to.equal(
        "PULUMI_DEBUG_PROVIDERS=aws:4001 PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true pulumi up",
      );
    }
  });

  it("is a command of PowerShell on Windows", () => {
    expect(pulumiUp(4001, "win32")).to.equal(
      '$env:PULUMI_DEBUG_PROVIDERS="aws:4001"; $env:PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION="true"; pulumi up',
    );
  });
});
