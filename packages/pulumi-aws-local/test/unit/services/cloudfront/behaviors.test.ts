import { expect } from "chai";
import {
  type Behavior,
  matchesPattern,
  orderedBehaviorFor,
} from "../../../../src/services/cloudfront/behaviors";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { facts } from "./support/facts";

/** The examples of the guide, and others. */
const PATTERNS: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
  ["*.jpg", "/a/b.jpg", true],
  ["*.jpg", "/LOGO.JPG", false],
  ["images/*.jpg", "/images/product1/a.jpg", true],
  ["/images/*.jpg", "/images/a.jpg", true],
  ["/images/*.jpg", "/images/sample.gif", false],
  ["a??.jpg", "/ant.jpg", true],
  ["a??.jpg", "/at.jpg", false],
  ["*.doc?", "/a.doc", false],
  ["*.doc*", "/a.docx", true],
  ["/graphql", "/graphql", true],
  ["/graphql", "/graphql/refresh", false],
  ["/graphql", "/graphql/", false],
  ["/a.c", "/abc", false],
  ["/a+(b)$", "/a+(b)$", true],
  ["*", "/", true],
];

describe("orderedBehaviorFor", () => {
  answersAsAws(
    { ...facts.patterns, cases: PATTERNS.length + 1 },
    "returns the first behavior whose pattern matches the path",
    () => {
      for (const [pattern, path, matches] of PATTERNS) {
        expect(matchesPattern(path, pattern), `${pattern} ${path}`).to.equal(matches);
      }
      const ordered = ["images/*.jpg", "images/*", "*.gif"].map(
        (pathPattern) => ({ pathPattern }) as Behavior,
      );
      const found = orderedBehaviorFor("/images/sample.gif", ordered);
      expect(found?.pathPattern).to.equal("images/*");
      expect(orderedBehaviorFor("/other", ordered)).to.equal(undefined);
    },
  );
});
