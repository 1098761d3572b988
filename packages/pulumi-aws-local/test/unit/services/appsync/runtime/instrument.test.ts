import { expect } from "chai";
import { compileCode } from "../../../../../src/services/appsync/runtime";

const handlers = (request: string): string => `
import { util } from "@aws-appsync/utils";
export function request(ctx) {${request}}
export function response(ctx) { return null; }`;

const run = (code: string) => {
  const { result, error } = compileCode(code).evaluate("request", {});
  return error === undefined ? result : error.message;
};

describe("Instrumented resolver code", () => {
  describe("equals the checked code", () => {
    for (const name of ["# sourceURL", "@ sourceURL", "# sourceMappingURL"]) {
      it(`when a text looks like the comment //${name}`, () => {
        const text = `\n//${name}=`;
        const hidden = "; try { util.error('x'); } catch (e) { caught = true; } const c = ";
        const body = `let caught = false; const a = \`${text}\`; const b = \`${hidden}\`; return [a, b, caught];`;
        expect(run(handlers(body))).to.deep.equal([text, hidden, false]);
      });
    }

    it("when a statement ends where an import or an export begins", () => {
      const before = "let calls = 0;\nconst pick = calls\n";
      const after =
        "\n(0);\nexport const request = () => calls;\nexport const response = () => calls;";
      expect(run(`${before}import { util } from "@aws-appsync/utils"${after}`)).to.equal(0);
      expect(run(`${before}const f = 1\nexport { f }${after}`)).to.equal(0);
    });

    it("when a statement ends at the end of a line inside a comment", () => {
      for (const end of ["\n", "\r", "\u2028", "\u2029"]) {
        expect(run(handlers(`return /*${end}*/ 5;`)), JSON.stringify(end)).to.equal(null);
      }
      expect(run(handlers("return /* 6 */ 5; // 7\n"))).to.equal(5);
    });

    it("whatever a function's body is", () => {
      const functions = [
        "(x) => x + 1",
        "(x) => (x, x + 1)",
        "(x) => ((y) => y + 1)(x)",
        "(x) => { return x + 1; }",
        "function (x) { return x + 1; }",
      ];
      for (const text of functions) {
        expect(
          run(handlers(`const f = ${text}; return [1, 2].map((x) => f(x));`)),
          text,
        ).to.deep.equal([2, 3]);
      }
      expect(run(handlers("return [1].map((n) => ({ n }));"))).to.deep.equal([{ n: 1 }]);
      const loops = "let f = 0; for (const n of [1, 2]) f = [n].map((x) => x * 2)\n return f;";
      expect(run(handlers(loops))).to.deep.equal([4]);
    });
  });

  it("ends, also with nested functions", () => {
    const each = (inner: string): string => `list.forEach(() => ${inner})`;
    const body = `const list = ctx.args.list; ${each(each(each(each("1"))))}; return 1;`;
    const list = Array.from({ length: 1000 }, (_, at) => at);
    const { error } = compileCode(handlers(body)).evaluate("request", { arguments: { list } });
    expect(error).to.deep.equal({
      message: "The number of function calls exceeds the maximum of 10000000.",
      type: "Code",
      data: null,
      errorInfo: null,
    });
  });
});
