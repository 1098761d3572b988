import { expect } from "chai";
import {
  isApiEmail,
  isCover,
  isDay,
  isPrintable,
  isProductId,
  isUserId,
  isUuid,
} from "../../web/src/api/formats";

const uuid = "123e4567-e89b-42d3-a456-426614174000";

const formats: [(text: string) => boolean, string[], string[]][] = [
  [
    isApiEmail,
    ["ada@example.com", "A.da+x@sub.example.co", "jörg@example.com", "ada@xn--mller-kva.example"],
    [
      "",
      "ada",
      "ada@example",
      "a b@example.com",
      'a"b@example.com',
      "ada@müller.example",
      "a@-b.c",
    ],
  ],
  [
    isDay,
    ["2026-11-29", "2024-02-29", "0000-01-01", "9999-12-31"],
    ["", "2026-02-30", "2026-02-29", "2026-13-01", "2026-11-29Z", "29.11.2026", "constructor"],
  ],
  [isProductId, ["a", "kind-of-blue", "1", "a".repeat(64)], ["", "-a", "A", "a b", "a".repeat(65)]],
  [isUserId, ["a", uuid, uuid.toUpperCase()], ["", "user#1", "<b>", "a".repeat(65)]],
  [isUuid, [uuid, uuid.toUpperCase()], ["", "mails", `${uuid}0`, uuid.replaceAll("-", "")]],
  [
    isCover,
    ["/covers/blue-train.svg", "/covers/A_1.webp", `/covers/${"a".repeat(100)}.png`],
    ["", "/covers/.svg", "/covers/a/b.svg", "covers/a.svg", "/covers/a.gif", "/covers/a.svg?x"],
  ],
  [
    isPrintable,
    ["Blue Train", "1", "☕", "क्ष", "👩\u200d🚀", "!"],
    ["", " ", "\u00a0", "a\tb", "a\u200bb", "a\u202eb", "a\u2028b", "\ud83d", "\u200d"],
  ],
];

for (const [format, accepted, refused] of formats)
  describe(format.name, () => {
    it("accepts what the API takes", () => {
      for (const text of accepted) expect(format(text), text).to.equal(true);
    });

    it("refuses anything else, with a line break too", () => {
      for (const text of [...refused, ...accepted.map((text) => `${text}\n`)])
        expect(format(text), JSON.stringify(text)).to.equal(false);
    });
  });
