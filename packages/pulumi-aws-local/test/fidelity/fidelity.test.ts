import { readFileSync } from "node:fs";
import { expect } from "chai";
import { operations } from "../../src/services/cognito-idp/operations";
import { refusedOperations } from "../../src/services/cognito-idp/operations/refusedOperations";
import { resourceHandlers } from "../../src/services/resourceHandlers";
import { behaviours } from "../unit/services/cognito-idp/tables/behaviours";
import { answersAsAws } from "./answersAsAws";
import type { Area } from "./fact";
import { guessesOf } from "./guesses";
import { type Fidelity, pageFile, readFidelity, renderPage } from "./page";

describe("docs/fidelity.md", function () {
  this.timeout(60_000);
  let fidelity: Fidelity;
  before(() => {
    fidelity = readFidelity();
  });

  const featuresOf = (area: Area): string[] =>
    fidelity.facts.filter((fact) => fact.area === area).map(({ feature }) => feature);

  it("equals the output of npm run fidelity", () => {
    expect(renderPage(fidelity)).to.equal(readFileSync(pageFile, "utf8"));
  });

  it("has no duplicate rows", () => {
    const rows = fidelity.facts.map(
      ({ area, feature, response }) => `${area}: ${feature}: ${response}`,
    );
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).to.deep.equal([]);
  });

  it("has a row for each operation of user pools, each listed behavior and each type of the AWS provider", () => {
    const awsTypes = Object.keys(resourceHandlers).filter((type) => type.startsWith("aws:"));
    const expected: [Area, string[]][] = [
      ["Cognito user pools: operations", Object.keys(operations)],
      ["Cognito user pools: operations that are refused by name", Object.keys(refusedOperations)],
      ["Cognito user pools: behaviours", Object.values(behaviours).map(({ feature }) => feature)],
      ["Declared resources", awsTypes],
    ];
    for (const [area, features] of expected) {
      expect(featuresOf(area), area).to.include.members(features);
    }
  });

  it("states a source for each row, and which parts are guesses", () => {
    for (const { feature, source, response, isVerified, unverified } of fidelity.facts) {
      expect(source, feature).to.match(/\w{3}/);
      expect(response, feature).to.match(/\w/);
      if (unverified !== undefined) expect(isVerified, feature).to.equal(false);
    }
  });
});

describe("guessesOf", () => {
  const textsOf = (source: string): string[] => guessesOf("x.ts", source).map(({ text }) => text);

  it("reads the text after the mark up to the end of its paragraph", () => {
    expect(textsOf("/** One. UNVERIFIED: two,\n * three. @throws Four */")).to.deep.equal([
      "two, three.",
    ]);
    expect(textsOf("// UNVERIFIED: one\n// two.\nconst a = 1;")).to.deep.equal(["one two."]);
    expect(
      textsOf("/**\n * UNVERIFIED: one.\n *\n * Two. UNVERIFIED whether three.\n */"),
    ).to.deep.equal(["one.", "whether three."]);
  });

  it("reads the sentence before a mark in parentheses", () => {
    expect(textsOf("/* One. Two stands for itself (UNVERIFIED). */")).to.deep.equal([
      "Two stands for itself",
    ]);
  });

  it("names the declaration that contains or follows the comment", () => {
    const source =
      "/** UNVERIFIED: a. */\nexport function one() {\n  // UNVERIFIED: b.\n  return 1;\n}\n/** UNVERIFIED: c. */\nconst two = 2;";
    expect(guessesOf("x.ts", source).map(({ declaration }) => declaration)).to.deep.equal([
      "one",
      "one",
      "two",
    ]);
  });

  it("rejects a mark outside comments, which the page would not show", () => {
    expect(() => guessesOf("x.ts", 'const a = "UNVERIFIED";')).to.throw("x.ts marks 1 guesses");
  });
});

describe("answersAsAws", () => {
  const failureOf = async (test: () => void): Promise<unknown> => {
    const { it: own } = globalThis;
    let run: (() => Promise<void>) | undefined;
    globalThis.it = ((_title: string, body: () => Promise<void>) => (run = body)) as never;
    answersAsAws([], "a title", test);
    globalThis.it = own;
    return run!.call(undefined).then(() => "none", String);
  };

  it("fails a test that compares nothing", async () => {
    expect(await failureOf(() => undefined)).to.equal(
      `Error: "a title" compares no response with AWS's.`,
    );
    expect(await failureOf(() => void expect(1).to.equal(1))).to.equal("none");
  });
});
