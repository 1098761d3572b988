import { expect } from "chai";
import { compileCode } from "../../../../../src/services/appsync/runtime";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { evaluateRequest } from "./evaluateExpression";
import { dialect } from "./tables/dialect";
import { factOf } from "./tables/featureCase";

describe("the semantics of APPSYNC_JS", () => {
  for (const row of dialect) {
    const { feature, code, context, value } = row;
    answersAsAws(
      factOf("APPSYNC_JS: unlike JavaScript", row),
      `has AppSync's result for ${feature}`,
      () => {
        const { result, error, outErrors } = evaluateRequest(code, context);
        expect({ error, outErrors }).to.deep.equal({ error: undefined, outErrors: [] });
        expect(result).to.deep.equal(value);
      },
    );
  }

  it("raises util.error on the right of ?? even if the left has a value", () => {
    const { error } = evaluateRequest("return 'left' ?? util.error('right');");
    expect(error?.message).to.equal("right");
  });

  it("raises util.error with text, null type and any data", () => {
    const { error } = evaluateRequest("util.error('message', null, 25, ['info']);");
    expect(error).to.deep.equal({
      message: "message",
      type: null,
      data: 25,
      errorInfo: ["info"],
    });
  });

  it("ignores comments and parentheses around operators", () => {
    const code = `const a = null; const b = undefined;
      return [(a) /* === */ === (b), (a)!==(b), ((a) === /* ) */ ( b )) === true, (a /* ?? */) ?? (/* , */ [1].concat(2))];`;
    expect(evaluateRequest(code).result).to.deep.equal([true, false, true, [1, 2]]);
  });

  it("rewrites parameters with comments, trailing commas and nested functions", () => {
    const code = `function f(a /* ) */ = 1 /* { */, { b = ((2)) }, /* => */) /* { */ { return a + b; }
      const g = (/* = */ a = (1), b = [1, 2].map((n = 3) => n)) /* => */ => /* ( */ ({ a, b });
      const h = (a = 1) => { const i = (b = a) => (b + 1); return i(null); };
      return [f(null, {}), g(null), h(null)];`;
    expect(evaluateRequest(code).result).to.deep.equal([3, { a: 1, b: [1, 2] }, 2]);
  });

  it("rewrites functions that only return an expression", () => {
    const code = `const same = (a, b) => a === b; const f = (a) => a ?? [1].concat(2);
      return [same(null, ctx.args.none), [1, null].filter((one) => one !== ctx.args.none), f(null)];`;
    expect(evaluateRequest(code).result).to.deep.equal([true, [1], [1, 2]]);
  });

  it("reports the position of an error after a rewritten part", () => {
    const code = `export function request(ctx) {
  const f = ({ a = 1 } = {}, b = 2) => (ctx.args.x === b ? a : ctx.none.x);
  return ctx.stash.y === ctx.stash.z ? f() : 1;
}
export function response(ctx) {
  for (const { a = 1 } of [{}]) { if (ctx.args.a !== a) { return (ctx.args.x ?? [1].concat(2)).x.y; } }
}`;
    const compiled = compileCode(code);
    expect(compiled.evaluate("request", {}).error?.message).to.equal(
      "code.js:2:73: TypeError: Cannot read properties of undefined (reading 'x')",
    );
    expect(compiled.evaluate("response", {}).error?.message).to.equal(
      "code.js:6:98: TypeError: Cannot read properties of undefined (reading 'y')",
    );
  });
});
