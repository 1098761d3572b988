import { expect } from "chai";
import { checkFunctionCode } from "../../../../src/services/cloudfront/functions/checkFunctionCode";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { facts } from "./support/facts";

const refusal = (code: string): string => {
  try {
    checkFunctionCode("edge", code);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

/** Features that cloudfront-js-2.0 does not have, by their name in the error. */
const MISSING: Readonly<Record<string, string>> = {
  "class A {}": "a class",
  "for (const a of []) {}": "for...of",
  "const { a } = event;": "destructuring",
  "const [a] = event;": "destructuring",
  "const a = [...event];": "spread syntax",
  "const a = { ...event };": "spread syntax",
  "f(...event);": "spread syntax",
  "const a = event?.request;": "optional chaining",
  "const a = event ?? 1;": "the operator ??",
  "event ||= 1;": "the operator ||=",
  "function* g() {}": "a generator",
  "function f(a = 1) {}": "the default of a parameter",
};

describe("checkFunctionCode", () => {
  answersAsAws(facts.size, "rejects more than 10 KB of code", () => {
    const fit = `function handler() {} // ${"é".repeat(5_000)}`;
    const code = `${fit}${"x".repeat(10_240 - Buffer.byteLength(fit))}`;
    expect(refusal(code)).to.equal("");
    expect(refusal(`${code}x`)).to.equal(
      'CloudFront function "edge" has 10241 bytes of code; CloudFront takes at most 10240 (FunctionSizeLimitExceeded).',
    );
  });

  answersAsAws(
    { ...facts.runtime, cases: Object.keys(MISSING).length },
    "rejects syntax that the runtime does not support",
    () => {
      for (const [code, feature] of Object.entries(MISSING)) {
        expect(refusal(`function handler(event) {\n${code}\n}`), code).to.equal(
          `CloudFront function "edge" uses ${feature} in line 2, which cloudfront-js-2.0 does not have.`,
        );
      }
    },
  );

  it("accepts the syntax of the runtime", () => {
    const code = `
      const rest = function () {};
      async function later() { await rest(); }
      function handler(event, ...others) {
        let text = \`a\${1 ** 2}\`;
        for (const name in event) { text += name; }
        label: do { break label; } while (true);
        return [1].map((one) => one);
      }`;
    expect(refusal(code)).to.equal("");
  });

  it("names syntax errors, modules and key value stores", () => {
    expect(refusal("function handler( {")).to.contain("has a syntax error: Unexpected token");
    expect(refusal("const c = require('crypto');")).to.contain("requires a module in line 1");
    expect(refusal("import cf from 'cloudfront';")).to.contain('imports "cloudfront"');
  });
});
