import { expect } from "chai";
import { parseReturnPath } from "../../web/src/returnPath";

const origin = "https://store.example";

const followed: Record<string, string> = {
  "/cart": "/cart",
  "/product?id=a%20b&x=1#tracks": "/product?id=a%20b&x=1#tracks",
  "/catalogue?next=//evil.example": "/catalogue?next=//evil.example",
  "/a/../cart": "/cart",
  cart: "/cart",
  "?q=x": "/?q=x",
  "https://store.example/cart": "/cart",
  "https://somebody:secret@store.example/cart": "/cart",
  "/%2F%2Fevil.example": "/%2F%2Fevil.example",
  "/@evil.example": "/@evil.example",
  "": "/",
};

const refused = [
  "//evil.example/x",
  "///evil.example",
  "/.//evil.example/x",
  "/..//evil.example/x",
  "/a/..//evil.example/x",
  "/././/evil.example",
  "/%2e//evil.example",
  "/.%2e//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "https://evil.example",
  "https:evil.example/..//x",
  "https:///evil.example",
  "http://store.example/cart",
  "https://store.example.evil.example/",
  "https://store.example@evil.example/",
  "https://store.example:444/cart",
  "https://store.example//evil.example/x",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//store.example",
  "data:text/html,x",
  "blob:https://store.example/0b1f7a52",
  "https://[",
  "//",
  "http://",
];

describe("parseReturnPath", () => {
  it("follows addresses of this site", () => {
    for (const [next, path] of Object.entries(followed))
      expect(parseReturnPath(next, origin), next).to.equal(path);
  });

  it("returns the front page for any other address", () => {
    for (const next of refused) expect(parseReturnPath(next, origin), next).to.equal("/");
    expect(parseReturnPath(null, origin)).to.equal("/");
  });

  it("never returns what a browser would read as another host", () => {
    for (const next of [...refused, ...Object.keys(followed)])
      expect(new URL(parseReturnPath(next, origin), `${origin}/sign-in`).origin).to.equal(origin);
  });
});
