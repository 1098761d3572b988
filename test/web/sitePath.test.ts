import { expect } from "chai";
import { posix, win32 } from "node:path";
import { sitePath } from "../../web/sitePath";

describe("sitePath", () => {
  it("has slashes on every platform", () => {
    expect(sitePath("/shop/out", "/shop/out/assets/main-1.js", posix)).to.equal("assets/main-1.js");
    const file = String.raw`C:\shop\out\assets\main-1.js`;
    expect(sitePath(String.raw`C:\shop\out`, file, win32)).to.equal("assets/main-1.js");
  });
});
