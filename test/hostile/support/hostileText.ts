import fc from "fast-check";

/** Texts that have broken other programs, one of each kind. */
const NOTORIOUS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800", // half of a surrogate pair
  "\udc00\ud800",
  "\u202eeuqnarab", // from right to left
  "\ufeff",
  "e\u0301".repeat(40),
  "👩‍👩‍👧‍👦💿",
  "ﷺ".repeat(30),
  "line\nline\r\nline\u2028line",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "1e400",
  "-0",
  "true",
  "[object Object]",
  "q_",
  "q_x",
  "a.b",
  "a[0]",
  "#a",
  ":b",
  "#a = :b",
  "q_x :n, Stock :z",
  "x) OR attribute_exists(Stock",
  "SET Stock = :zero REMOVE ProductIds",
  "x ADD Version :n DELETE ProductIds :set",
  '{"S": "x"}',
  '{"$ne": null}',
  "' OR 1=1 --",
  '"; DROP TABLE Carts; --',
  "${jndi:ldap://127.0.0.1/a}",
  "${7*7}{{7*7}}$util.error($ctx)",
  "$ctx.identity.sub",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "%00%ff%zz",
  "user#",
  "guest#",
  "guest#eu-west-1:00000000-0000-0000-0000-000000000000",
  "00000000-0000-0000-0000-000000000000",
  "a@b.example\r\nBcc: c@d.example",
  "9".repeat(400),
  "a".repeat(64),
  "(".repeat(2000),
  "[".repeat(2000),
  "a".repeat(2047) + "\n",
  "eyJhbGciOiJub25lIn0.e30.",
];

/** Any text: notorious, random, or very long; and `ids` of other users. */
export function hostileText(ids: readonly string[] = []): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...NOTORIOUS) },
    { weight: 5, arbitrary: fc.string({ unit: ANY_CHARACTER, maxLength: 60 }) },
    { weight: 1, arbitrary: loneSurrogates },
    { weight: 1, arbitrary: longText },
    ...(ids.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...ids) }] : []),
  );
}

/** Like the unit "binary" of fast-check, which takes a second to load all of Unicode. */
const ANY_CHARACTER = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

/** UTF-16 units in any order, including halves of pairs. */
const loneSurrogates = fc
  .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { minLength: 1, maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

const longText = fc
  .tuple(
    fc.constantFrom("a", "é", "💿", "\u0000", "#", "[", " \t", "a."),
    fc.constantFrom(9e3, 1e5),
  )
  .map(([unit, length]) => unit.repeat(length / unit.length));
