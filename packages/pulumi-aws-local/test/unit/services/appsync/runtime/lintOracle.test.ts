import { expect } from "chai";
import { CodeError } from "../../../../../src/services/appsync/errors";
import { compileCode } from "../../../../../src/services/appsync/runtime";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import type { Fact } from "../../../../fidelity/fact";
import { pluginVerdicts } from "./oracles/recordedVerdicts";
import { lintSnippets, moduleOf } from "./tables/lintSnippets";

/** The findings of this runtime in the format of the plugin, without those that the plugin does not check for. */
function ownFindings(code: string): string[] {
  try {
    compileCode(code);
    return [];
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return error.codeErrors
      .filter(({ errorType }) => errorType === "LINT_ERROR")
      .map(({ value, location }) => `${location.line}:${location.column} ${value}`);
  }
}

/** Snippets for which this runtime has more findings than the plugin, and why. */
const differences: { finding: RegExp; snippet: RegExp; reason: string }[] = [
  {
    finding: /New expressions are not supported/,
    snippet: /new Date/,
    reason: "AWS's page lists no constructor; the plugin looks for Promise only",
  },
  {
    finding: /Detected cycle/,
    snippet: /map\(\(\) => f\(\)\)/,
    reason: "the plugin does not see calls in callbacks; AWS's page refuses all recursion",
  },
];

const factOf = (kind: string): Fact => ({
  area: "APPSYNC_JS: code that AWS refuses",
  feature: `LINT_ERROR: ${kind}`,
  response: "message and place of each finding, of snippets and pairs of them",
  source:
    "@aws-appsync/eslint-plugin 2, https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference-js.html",
  isVerified: true,
});

describe("the checks of code, compared with @aws-appsync/eslint-plugin", () => {
  let verdicts: string[][];
  before(function () {
    this.timeout(60_000);
    verdicts = pluginVerdicts(lintSnippets.map(({ body }) => moduleOf(body)));
  });

  for (const [index, { kind, body }] of lintSnippets.entries()) {
    answersAsAws(factOf(kind), `agrees on ${body.replace(/\s+/g, " ")}`, () => {
      const known = differences.filter(({ snippet }) => snippet.test(body));
      const isExplained = (one: string) => known.some(({ finding }) => finding.test(one));
      const own = ownFindings(moduleOf(body));
      expect(own.filter((one) => !isExplained(one)).sort()).to.deep.equal(verdicts[index]!.sort());
      expect(own.some(isExplained)).to.equal(known.length > 0);
    });
  }
});
