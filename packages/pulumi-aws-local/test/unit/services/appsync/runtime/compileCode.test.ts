import { expect } from "chai";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const AREA = "APPSYNC_JS: code that AWS refuses";
import * as esbuild from "esbuild";
import { CodeError, type CodeErrorDetail } from "../../../../../src/services/appsync/errors";
import { compileCode } from "../../../../../src/services/appsync/runtime";
import { outcomeOf } from "./evaluateExpression";

/** All errors in the code. */
function codeErrorsOf(code: string): CodeErrorDetail[] {
  try {
    compileCode(code);
  } catch (error) {
    if (error instanceof CodeError) return error.codeErrors;
    throw error;
  }
  return [];
}

/** The findings in a request handler with this body. */
function findingsOf(body: string): string[] {
  const code = `export function request(ctx) {\n${body}\n}\nexport function response() {}`;
  return codeErrorsOf(code).map(({ errorType, value }) => `${errorType} ${value}`);
}

const refused: [construct: string, body: string, finding: string][] = [
  ["++", "let a = 1; a++;", "The operator ++ is not supported"],
  ["--", "let a = 1; --a;", "The operator -- is not supported"],
  ["~", "return ~1;", "The operator ~ is not supported"],
  ["in", "return 'a' in ctx;", "in operator is not supported. Use Object.hasOwn()."],
  ["instanceof", "return ctx instanceof Object;", "The operator instanceof is not supported"],
  ["try", "try { } finally { }", "Try statements are not supported."],
  ["throw", "throw 'x';", "Throw statements are not supported."],
  ["continue", "for (const a of []) { continue; }", "Continue statements are not supported"],
  ["while", "while (false) { }", "While statements are not supported."],
  ["do", "do { } while (false);", "do...while statements are not supported."],
  ["C-style for", "for (let i = 0; i < 1; i += 1) { }", "For statements are not supported."],
  ["label", "a: { break a; }", "Labeled statements are not supported."],
  ["class declaration", "class A { }", "Class declarations are not supported."],
  ["class expression", "const A = class { };", "Class declarations are not supported."],
  ["this", "return this;", "This expressions are not supported."],
  ["async", "const f = async () => 1;", "Async functions are not supported."],
  ["Promise", "return Promise.resolve(1);", "Promise is not supported"],
  ["generator", "function* g() { }", "Generator functions are not supported."],
  ["regex literal", "return /a/;", "Regex literals are not supported."],
  ["new", "return new Date();", "New expressions are not supported."],
  ["import()", "return import('x');", "Dynamic imports are not supported."],
  ["import.meta", "return import.meta;", "Meta properties are not supported."],
  [
    "recursion",
    "const f = (n) => (n < 1 ? 0 : f(n - 1));",
    "Recursive function calls not supported. Detected cycle in f <-f",
  ],
  [
    "function passed to an own function",
    "const f = (g) => 1; return f(() => 2);",
    "Functions can not be passed as an argument",
  ],
  [
    "named function passed on",
    "function g() { } function f(h) { } return f(g);",
    "Functions can not be passed as an argument",
  ],
  [
    "sort with a comparator",
    "return [2, 1].sort((a, b) => a - b);",
    "Functions can not be passed as an argument",
  ],
  [
    "replace with a function",
    "return 'a'.replace('a', () => 'b');",
    "Functions can not be passed as an argument",
  ],
  ["returned function", "function f() { return () => 1; }", "returning a function is not allowed"],
  ["function of a function", "const f = () => () => 1;", "returning a function is not allowed"],
  ["reassigned function", "let f = () => 1; f = () => 2;", "re-assigning function is not allowed"],
  ["ctx assigned", "ctx = {};", "ctx is readonly and re-assignment is not supported."],
  [
    "member of ctx assigned",
    "ctx.stash = {};",
    "ctx is readonly. Adding/Updating stash is not supported.",
  ],
  [
    "member of ctx deleted",
    "delete ctx.result;",
    "ctx is readonly. Adding/Updating result is not supported.",
  ],
];

describe("compileCode", () => {
  describe("when code uses syntax that APPSYNC_JS does not support", () => {
    for (const [construct, body, finding] of refused) {
      it(`rejects ${construct}`, () => {
        expect(findingsOf(body)).to.deep.equal([`LINT_ERROR ${finding}`]);
      });
    }

    it("rejects await and yield outside their functions", () => {
      expect(findingsOf("const f = async () => { await 1; };")).to.deep.equal([
        "LINT_ERROR Async functions are not supported.",
        "LINT_ERROR The `await` keyword is not supported",
      ]);
      expect(findingsOf("function* g() { yield 1; }")).to.deep.equal([
        "LINT_ERROR Generator functions are not supported.",
        "LINT_ERROR Yield statements are not supported",
      ]);
    });

    it("rejects functions that call each other in a cycle", () => {
      expect(findingsOf("const f = () => g(); const g = () => f();")).to.have.length(2);
    });

    it("reports every finding with its position, in source order", () => {
      const code = `export function request(ctx) {
  let a = 1;
  a++;
  return ~a;
}
export function response() {}`;
      expect(codeErrorsOf(code)).to.deep.equal([
        {
          errorType: "LINT_ERROR",
          value: "The operator ++ is not supported",
          location: { line: 3, column: 3, span: 3 },
        },
        {
          errorType: "LINT_ERROR",
          value: "The operator ~ is not supported",
          location: { line: 4, column: 10, span: 2 },
        },
      ]);
    });
  });

  describe("when code does not parse", () => {
    // Recorded from AWS: https://github.com/hashicorp/terraform-provider-aws/issues/30760
    answersAsAws(
      fact(
        AREA,
        "PARSE_ERROR: code that does not parse",
        "recorded on AWS in https://github.com/hashicorp/terraform-provider-aws/issues/30760",
      ),
      "reports TypeScript's errors in AWS's format",
      () => {
        expect(codeErrorsOf("const = 1;").slice(0, 1)).to.deep.equal([
          {
            errorType: "PARSE_ERROR",
            value: "code.js(1,7): error TS1134: Variable declaration expected.\n",
            location: { line: 1, column: 7, span: 1 },
          },
        ]);
      },
    );

    it("rejects code that is nested too deeply", () => {
      const deep = [`${"[".repeat(9_000)}${"]".repeat(9_000)}`, `${"!".repeat(20_000)}1`];
      for (const expression of deep) {
        const code = `export const request = () => ${expression};\nexport const response = () => 1;`;
        expect(() => compileCode(code), expression[0]).to.throw("The code is nested too deeply.");
      }
    });

    it("uses strict mode", () => {
      expect(findingsOf("with (ctx) { }")[0]).to.match(/^PARSE_ERROR /);
    });
  });

  describe("when imports or exports are not supported by AppSync", () => {
    const handlers = "export const request = (ctx) => 1;\nexport const response = (ctx) => 2;";

    it("rejects an unknown module", () => {
      expect(codeErrorsOf(`import fs from "fs";\n${handlers}`)).to.deep.equal([
        {
          errorType: "PARSE_ERROR",
          value:
            "code.js(1,16): error TS2307: Cannot find module 'fs' or its corresponding type declarations.\n",
          location: { line: 1, column: 16, span: 4 },
        },
      ]);
    });

    it("rejects a module named like a property of every object", () => {
      const [error] = codeErrorsOf(`import { name } from "constructor";\n${handlers}`);
      expect(error?.value).to.contain("error TS2307: Cannot find module 'constructor'");
    });

    it("rejects an unknown name of a known module", () => {
      const code = `import { sync } from "@aws-appsync/utils/dynamodb";\n${handlers}`;
      expect(codeErrorsOf(code).map(({ value }) => value)).to.deep.equal([
        `code.js(1,10): error TS2305: Module '"@aws-appsync/utils/dynamodb"' has no exported member 'sync'.\n`,
      ]);
    });

    it("rejects unsupported names of a supported module by name", () => {
      const code = `import { select, agg } from "@aws-appsync/utils/rds";\n${handlers}`;
      expect(codeErrorsOf(code).map(({ value }) => value)).to.deep.equal([
        "agg of @aws-appsync/utils/rds is not supported by this runtime.",
      ]);
    });

    it("rejects unsupported modules by name", () => {
      const code = `import * as ai from "@aws-appsync/utils/ai";\n${handlers}`;
      expect(codeErrorsOf(code).map(({ value }) => value)).to.deep.equal([
        "The module @aws-appsync/utils/ai is not supported by this runtime.",
      ]);
    });

    it("rejects a module without its two handlers", () => {
      expect(codeErrorsOf("export function request() {}").map(({ value }) => value)).to.deep.equal([
        "The code must export a function named response.",
      ]);
      expect(codeErrorsOf("const a = 1;").map(({ value }) => value)).to.deep.equal([
        "The code must export a function named request.",
        "The code must export a function named response.",
      ]);
    });

    it("rejects a default export", () => {
      expect(codeErrorsOf(`${handlers}\nexport default 1;`)).to.have.length(1);
    });
  });

  describe("when code is long", () => {
    const code = "export const request = () => 1; export const response = () => 1; //";

    it("accepts 32,768 characters", () => {
      expect(() => compileCode(code.padEnd(32_768, "x"))).not.to.throw();
    });

    answersAsAws(
      fact(
        AREA,
        "32,768 characters of code",
        "https://docs.aws.amazon.com/general/latest/gr/appsync.html",
      ),
      "rejects 32,769",
      () => {
        expect(() => compileCode(code.padEnd(32_769, "x"))).to.throw(
          CodeError,
          "Member must have length less than or equal to 32768",
        );
      },
    );
  });

  describe("when esbuild has bundled the code", () => {
    it("runs a bundle of several files with an inline source map", () => {
      const { outputFiles } = esbuild.buildSync({
        stdin: {
          contents: `import { util, type Context } from "@aws-appsync/utils";
import * as ddb from "@aws-appsync/utils/dynamodb";
const table: Record<string, number> = { a: 1 };
function key(id: string) { return { id: \`\${id}#\${table["a"]}\` }; }
export const request = (ctx: Context) => ddb.get({ key: key(ctx.args.id) });
export function response(ctx: Context) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return ctx.result;
}`,
          loader: "ts",
          resolveDir: __dirname,
        },
        bundle: true,
        write: false,
        format: "esm",
        target: "esnext",
        platform: "node",
        sourcemap: "inline",
        external: ["@aws-appsync/utils", "@aws-appsync/utils/dynamodb"],
      });
      const compiled = compileCode(outputFiles[0]!.text);
      expect(compiled.evaluate("request", { arguments: { id: "x" } }).result).to.deep.equal({
        operation: "GetItem",
        key: { id: { S: "x#1" } },
      });
    });
  });

  it("accepts the JavaScript that APPSYNC_JS supports", () => {
    const code = `
import { util as u } from "@aws-appsync/utils";
var count = 0;
const add = (...numbers) => numbers.reduce((sum, one) => sum + one, 0);
function shape({ a = 1, ...rest }, [b] = [2]) { return { a, b, rest }; }
export function request(ctx) {
  let text = "";
  for (const key in { x: 1, y: 2 }) text += key;
  for (const one of [1, 2, 3]) { if (one === 2) { break; } count += one; }
  switch (text) { case "xy": text += "!"; break; default: text = "?"; }
  ctx.stash.seen = true;
  ctx.args.more = ctx.args?.missing?.deeper ?? "none";
  return { text, count, sum: add(1, 2, 3), shape: shape({ c: 3 }), bits: (5 & 3) | 8, more: ctx.args.more,
    kind: typeof void 0, own: Object.hasOwn({ a: 1 }, "a"), auth: u.authType() };
}
const response = (ctx) => null;
export { response };`;
    const compiled = compileCode(code);
    const result = {
      text: "xy!",
      count: 1,
      sum: 6,
      shape: { a: 1, b: 2, rest: { c: 3 } },
      bits: 9,
      more: "none",
      kind: "undefined",
      own: true,
      auth: "API Key Authorization",
    };
    expect(outcomeOf(compiled.evaluate("request", {}))).to.deep.equal({
      result,
      stash: { seen: true },
      outErrors: [],
      logs: [],
      responseHeaders: {},
    });
    // Each evaluation has new module state: count does not continue from the first evaluation.
    expect(compiled.evaluate("request", {}).result).to.deep.equal(result);
  });
});
