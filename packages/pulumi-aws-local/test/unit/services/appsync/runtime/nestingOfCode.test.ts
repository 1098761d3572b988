import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileCode } from "../../../../../src/services/appsync/runtime/compileCode";
import { CodeError } from "../../../../../src/services/appsync/errors";
import { nestingOfCode } from "../../../../../src/services/appsync/runtime/parse/nestingOfCode";

/** Constructs that can be nested or chained endlessly: opening and closing text. */
const NESTED: [string, string][] = [
  ["(", "1)"],
  ["[", "]"],
  ["{ a: [", "] }"],
  ["`${", "1}`"],
  ["!", "1"],
  ["- ", "1"],
  ["typeof ", "1"],
  ["1 + ", "1"],
  ["1 ** ", "1"],
  ["a ? b : ", "1"],
  ["a => ", "1"],
  ["f(", "1)"],
  ["a?.", "b"],
  ["f", "()"],
  ["a", "[0]"],
  ["a", "`x`"],
  ["function() {", "}"],
];

const STATEMENTS: [string, string][] = [
  ["{", "}"],
  ["if (a) ", "b;"],
  ["if (a) b; else ", "c;"],
  ["if (a) { b; } else ", "c;"],
  ["if (a) b\nelse ", "c\n"],
  ["for (const a of b) ", "c;"],
  ["a: ", "b;"],
];

const times = (count: number, [open, close]: [string, string]): string =>
  open.repeat(count) + "1" + close.repeat(count);

describe("nestingOfCode", () => {
  it("is at least the depth of nested or chained code", () => {
    for (const parts of [...NESTED, ...STATEMENTS]) {
      expect(nestingOfCode(times(300, parts)), parts.join("…")).to.be.at.least(300);
    }
  });

  it("does not add up statements, with or without semicolons", () => {
    for (const statement of [
      "ctx.stash.a = util.x(b);",
      "ctx.stash.a = util.x(b)\n",
      "const { a, b } = f(c)[0]\n",
      "if (a) { b() }\n",
      "if (a) b()\nelse if (c) d()\n",
      "foo()\nreturn bar\n",
      "f({ a: 1, b: [2, 3], c: `${d}` });",
      "export function f() { return -1; }\n",
      "// ---- !!!! ((((\n",
      "/* `${`${ */ a++\n",
    ]) {
      expect(nestingOfCode(statement.repeat(300)), statement).to.be.below(12);
    }
  });

  it("skips invalid characters", () => {
    expect(nestingOfCode("\0".repeat(30_000))).to.equal(0);
    expect(nestingOfCode(`\0'${"\n(".repeat(300)}`)).to.equal(300);
  });

  it("is small for the resolvers of the examples", () => {
    const folder = resolve(__dirname, "../../../../../examples");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const depths = files
      .filter((file) => /resolvers[\\/][^\\/]+\.[jt]s$/.test(file))
      .map((file) => nestingOfCode(readFileSync(join(folder, file), "utf8")));
    expect(depths).to.have.length.above(10);
    expect(Math.max(...depths)).to.be.below(50);
  });

  it("rejects code that would crash parsers, and accepts code that they can process", () => {
    const module = (body: string): string =>
      `export function request(ctx) { ${body} }\nexport function response(ctx) { return 1; }`;
    const refusal = (body: string): string | undefined => {
      try {
        compileCode(module(body));
        return undefined;
      } catch (error) {
        expect(error).to.be.instanceOf(CodeError);
        return (error as CodeError).codeErrors.length === 0 ? (error as Error).message : undefined;
      }
    };
    const bodies = (count: number): string[] => [
      ...NESTED.map((parts) => `const x = ${times(count, parts)};`),
      ...STATEMENTS.map((parts) => times(count, parts)),
    ];
    for (const body of bodies(1000)) {
      expect(refusal(body), body.slice(0, 40)).to.equal("The code is nested too deeply.");
    }
    for (const body of bodies(40)) expect(refusal(body), body.slice(0, 40)).to.equal(undefined);
  });
});
