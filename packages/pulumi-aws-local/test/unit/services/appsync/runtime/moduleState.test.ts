import { expect } from "chai";
import { CodeError } from "../../../../../src/services/appsync/errors";
import { compileCode } from "../../../../../src/services/appsync/runtime";
import { hookNames } from "../../../../../src/services/appsync/runtime/hooks";

/** A module with these statements before its handlers, whose request handler has that body. */
const moduleOf = (before: string, body: string): string => `
import { util } from "@aws-appsync/utils";
${before}
export function request(ctx) { ${body} }
export function response(ctx) { return null; }`;

describe("A module of resolver code", () => {
  describe("that stores something for the next handler", () => {
    const keepers: Record<string, [before: string, body: string]> = {
      "a variable": ["let count = 0;", "count += 1; return count;"],
      "a variable, by destructuring": ["let n = 1;", "const old = n; [n] = [n + 1]; return old;"],
      "a variable of a loop": ["let n = 1;", "const old = n; for (n of [5]) {} return old;"],
      "a list": ["const list = [];", "list.push(1); return list.length;"],
      "a list, by a computed name": ["const list = [];", 'list["push"](1); return list.length;'],
      "a list, as its callbacks see it": [
        "const list = [1];",
        "list.some((one, at, all) => { all.push(2); return true; }); return list.length;",
      ],
      "a list, as a default": [
        "const list = [1];\nfunction add(to = list) { to.push(2); return to.length; }",
        "return add();",
      ],
      "an object": ["const kept = {};", "kept.n = (kept.n ?? 0) + 1; return kept.n;"],
      "a function": ["function f() {}", "f.n = (f.n ?? 0) + 1; return f.n;"],
      "a function, by its own name": [
        "const f = function self() { self.n = (self.n ?? 0) + 1; return self.n; };",
        "return f();",
      ],
      "the handler itself": ["", "request.n = (request.n ?? 0) + 1; return request.n;"],
    };
    for (const [place, [before, body]] of Object.entries(keepers)) {
      it(`cannot read it in the next handler: ${place}`, () => {
        const code = compileCode(moduleOf(before, body));
        const first = code.evaluate("request", {});
        expect(first.error).to.equal(undefined);
        expect(code.evaluate("request", {}).result).to.equal(first.result);
      });
    }
  });

  it("has no place to store anything", () => {
    for (const name of ["util", "JSON", "Math"]) {
      for (const change of [`${name} = 1;`, `[${name}] = [1];`, `for (${name} of [1]) {}`]) {
        const body = `if (ctx.args.go) { ${change} } return typeof ${name};`;
        const code = compileCode(moduleOf("", body));
        const before = code.evaluate("request", {}).result;
        const { error } = code.evaluate("request", { arguments: { go: true } });
        expect(error?.message).to.match(/TypeError: Assignment to constant variable/);
        expect(code.evaluate("request", {}).result).to.equal(before);
      }
    }
  });

  it("has no access to the arguments of its wrapper", () => {
    const code = compileCode(`
      export const request = (ctx) => arguments;
      export const response = (ctx) => null;`);
    expect(code.evaluate("request", {}).error?.message).to.match(/ReferenceError: arguments/);
  });

  it("cannot name the instrumentation", () => {
    for (const name of Object.values(hookNames)) {
      expect(() => compileCode(moduleOf("", `${name}.n = 1;`)), name).to.throw(CodeError);
    }
  });

  it("cannot store anything for other modules on the prototypes of literals", () => {
    for (const literal of ["1n", "1", "''", "true", "[]", "({})", "(() => 1)", "``"]) {
      const { error } = compileCode(
        moduleOf("", `(${literal}).constructor.held = ctx.args; return null;`),
      ).evaluate("request", { arguments: { card: "4111" } });
      expect(error?.message, literal).to.match(/TypeError: Cannot set properties of undefined/);
    }
  });

  it("is rejected as a syntax error if V8 cannot parse it", () => {
    expect(() => compileCode(`#!x\n${moduleOf("", "return 1;")}`)).to.throw(CodeError);
  });
});
