import { expect } from "chai";
import { evaluate } from "./support/resolverCode";

const input = {
  id: "blue-train",
  title: "Blue Train",
  artist: "John Coltrane",
  year: 1958,
  genre: "JAZZ",
  tracks: ["Blue Train"],
  priceCents: 1999,
};

/** "ok", or the error for the product. */
const outcome = (changes: object): string =>
  evaluate("Mutation.putProduct", "request", { arguments: { input: { ...input, ...changes } } })
    .error?.type ?? "ok";

const deviceOutcome = (device: string): string => {
  const claims = { token_use: "access", origin_jti: "x", auth_time: Date.now() / 1000 };
  const { error } = evaluate("Mutation.startSession", "request", {
    arguments: { device },
    identity: { sub: "sub-1", claims } as never,
  });
  return error?.type ?? "ok";
};

describe("putProduct", () => {
  for (const image of [
    "/covers/blue-train.svg",
    "/covers/Blue_Train-2.png",
    "/covers/9.jpg",
    "/covers/a.webp",
    "/covers/a.avif",
  ]) {
    it(`accepts the cover ${image}`, () => {
      expect(outcome({ image })).to.equal("ok");
    });
  }

  for (const image of [
    "",
    "/",
    "/covers/",
    "/covers/x",
    "/covers/.svg",
    "/covers/x.html",
    "/covers/x.svg\n",
    " /covers/x.svg",
    "covers/x.svg",
    "/Covers/x.svg",
    "/assets/x.svg",
    "//evil.example/x.svg",
    "/\\evil.example/x.svg",
    "/\\\\evil.example/x.svg",
    "https://evil.example/covers/x.svg",
    "/covers//evil.example/x.svg",
    "/covers/../../x.svg",
    "/covers/..%2fx.svg",
    "/covers/%2e%2e/x.svg",
    "/covers/a/b.svg",
    "/covers/x.svg?a=b.svg",
    "/covers/x.svg#b.svg",
    "/covers/x.svg;b.svg",
    "/covers/\u202egvs.svg",
    "/covers/ünder.svg",
    "javascript:alert(1)//covers/x.svg",
    `/covers/${"x".repeat(101)}.svg`,
  ]) {
    it(`rejects the cover ${JSON.stringify(image).slice(0, 50)}`, () => {
      expect(outcome({ image })).to.equal("InvalidInput");
    });
  }

  it("rejects control characters and marks of direction in every text, including names of devices", () => {
    for (const mark of [
      ..."\0\t\n\v\f\r\x1b\x1f\x7f\x80\x85\x9f",
      ..."\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
      ..."\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad",
      "\ud800",
      "\udc00",
    ]) {
      const text = `a${mark}b`;
      const seen = [
        outcome({ title: text }),
        outcome({ artist: text }),
        outcome({ tracks: ["One", text] }),
        deviceOutcome(text),
      ];
      const code = mark.charCodeAt(0).toString(16);
      expect(new Set(seen), `U+${code}`).to.deep.equal(new Set(["InvalidInput"]));
    }
  });

  it("rejects invisible text", () => {
    for (const text of ["\u200d", "\u200c\u200d", "\u0301", "\u3000"]) {
      expect(outcome({ title: text }), JSON.stringify(text)).to.equal("InvalidInput");
    }
  });

  it("accepts text of every script, with joiners, marks and emoji", () => {
    for (const text of [
      "Ágætis byrjun",
      "أم كلثوم",
      "می‌خواهم",
      "שלום",
      "क्षत्रिय",
      "椎名林檎",
      "👩‍👩‍👧‍👦💿",
      "e\u0301tude",
      "( ) ÷ × 1999",
      "A\u00a0B",
    ]) {
      expect([outcome({ title: text }), deviceOutcome(text)], text).to.deep.equal(["ok", "ok"]);
    }
  });
});
