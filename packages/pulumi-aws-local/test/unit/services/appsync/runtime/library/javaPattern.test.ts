import { expect } from "chai";
import {
  javaPattern,
  replaceJavaPattern,
} from "../../../../../../src/services/appsync/runtime/library/pattern/javaPattern";
import { LibraryFault } from "../../../../../../src/services/appsync/runtime/realm/signals";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import type { Fact } from "../../../../../fidelity/fact";
import recorded from "../fixtures/javaPatterns.json";

/** Java constructs without an equivalent in JavaScript: rejected with the reason. */
const refused = new Map<string, string>([
  ["\\p{InGreek}", "blocks of Unicode"],
  ["\\G", "the end of the previous match"],
  ["\\X", "extended grapheme clusters"],
]);

const matched: Fact = {
  area: "APPSYNC_JS: library",
  feature: "util.matches, replace and replaceAll: patterns",
  response: "where each pattern matches, or that it is not a pattern",
  source:
    "recorded from Java 17, whose patterns https://docs.aws.amazon.com/appsync/latest/devguide/utility-helpers-in-util.html names",
  isVerified: true,
};

/** Position of the first match, as Java's Matcher.find returns it; "error" for an invalid pattern. */
function find(pattern: string, text: string): unknown {
  try {
    const found = javaPattern(pattern).exec(text);
    return found === null ? null : [found.index, found.index + found[0].length];
  } catch (error) {
    if (error instanceof LibraryFault) return "error";
    throw error;
  }
}

describe("javaPattern", () => {
  // Recorded from Java 17 by fixtures/RecordPatterns.java.
  for (const [pattern, text, result] of recorded as [string, string, unknown][]) {
    answersAsAws(
      matched,
      `finds in ${JSON.stringify(text)} the same as Java with ${pattern}`,
      () => {
        expect(find(pattern, text)).to.deep.equal(refused.has(pattern) ? "error" : result);
      },
    );
  }

  const named: [pattern: string, what: string][] = [
    ["(a)?\\1", "a reference to a group that may not have matched"],
    ["(?:(a)|b)\\1", "a reference to a group that may not have matched"],
    ["(?i)(a)\\1", "a reference with (?i)"],
    ["(?<=a*)b", "a look-behind without a maximum length"],
    ["(?<=(?>a))b", "an atomic group in a look-behind"],
    ["(?iu)a", "(?u) with (?i)"],
    ["(?i)\\p{Lower}", "\\p{Lower} with (?i)"],
    ["\\p{InGreek}", "\\p{InGreek}"],
    ["\\X", "\\X"],
  ];
  for (const [pattern, what] of named) {
    it(`rejects ${pattern} by name`, () => {
      expect(() => javaPattern(pattern)).to.throw(
        LibraryFault,
        `The pattern "${pattern}" is not supported: ${what}`,
      );
    });
  }

  it("keeps the numbers of groups in replacements, or rejects them", () => {
    expect(replaceJavaPattern("a1b2", "([a-z])([0-9])", "$2$1", true)).to.equal("1a2b");
    expect(replaceJavaPattern("aab", "a++", "-", true)).to.equal("-b");
    expect(() => replaceJavaPattern("aab", "(a)++", "$1", true)).to.throw(LibraryFault);
  });
});
