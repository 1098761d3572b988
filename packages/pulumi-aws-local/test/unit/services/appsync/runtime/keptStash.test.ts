import { expect } from "chai";
import { compileCode, type Evaluation } from "../../../../../src/services/appsync/runtime";

const LARGE = "x".repeat(200);

/** Runs the bodies one after another, each on the stash of the previous one. */
function runAll(first: Record<string, unknown>, ...bodies: string[]): Evaluation[] {
  const evaluations: Evaluation[] = [];
  for (const body of bodies) {
    const code = compileCode(
      `export function request(ctx) { ${body} } export function response(ctx) { return null; }`,
    );
    const context = { stash: first, keptStash: evaluations.at(-1)?.keptStash };
    evaluations.push(code.evaluate("request", context));
  }
  return evaluations;
}

const stashes = (evaluations: Evaluation[]): unknown[] => evaluations.map(({ stash }) => stash);

describe("A stash between handlers", () => {
  it("is the same for each handler, whether it reads it, changes it or ignores it", () => {
    const first = { cart: { text: LARGE, lines: [1, 2] }, due: true };
    const evaluations = runAll(
      first,
      "return 1;",
      "return ctx.stash.due;",
      "return ctx.stash.cart.lines;",
      "ctx.stash.cart.lines.push(3); return ctx.stash;",
      "return 1;",
      `ctx.stash.cart = { text: "${LARGE}" }; return ctx.stash.cart;`,
    );
    const grown = { ...first, cart: { text: LARGE, lines: [1, 2, 3] } };
    const replaced = { ...first, cart: { text: LARGE } };
    expect(stashes(evaluations)).to.deep.equal([first, first, first, grown, grown, replaced]);
    const results = evaluations.map(({ result }) => result);
    expect(results).to.deep.equal([1, true, [1, 2], grown, 1, { text: LARGE }]);
  });

  it("is a copy: an object shared by two members is two objects for the next handler", () => {
    const evaluations = runAll(
      {},
      `const one = { text: "${LARGE}", n: 1 }; ctx.stash.a = one; ctx.stash.b = one; return null;`,
      "ctx.stash.a.n = 2; return ctx.stash.b.n;",
    );
    expect(evaluations[1]!.result).to.equal(1);
    expect(evaluations[1]!.stash).to.deep.equal({
      a: { text: LARGE, n: 2 },
      b: { text: LARGE, n: 1 },
    });
  });

  it("has exactly the JSON members, in order", () => {
    const evaluations = runAll(
      { z: LARGE, a: 1 },
      "ctx.stash.gone = undefined; ctx.stash.m = [undefined]; return Object.keys(ctx.stash);",
      `return [Object.keys(ctx.stash), Object.entries(ctx.stash), { ...ctx.stash }, \`\${ctx.stash.gone}\`];`,
    );
    expect(evaluations[0]!.result).to.deep.equal(["z", "a", "gone", "m"]);
    const stash = { z: LARGE, a: 1, m: [null] };
    expect(evaluations[1]!.result).to.deep.equal([
      Object.keys(stash),
      Object.entries(stash),
      stash,
      "undefined",
    ]);
    expect(JSON.stringify(evaluations[1]!.stash)).to.equal(JSON.stringify(stash));
  });

  it("treats a member named __proto__ as a member", () => {
    for (const content of ["1", `{"x":"${LARGE}"}`]) {
      const first = JSON.parse(`{"__proto__":${content},"b":1}`);
      const [, second] = runAll(first, "return ctx.stash.b;", "return [ctx.stash.x, ctx.stash];");
      expect(JSON.stringify(second!.result)).to.equal(`[null,{"__proto__":${content},"b":1}]`);
      expect(JSON.stringify(second!.stash)).to.equal(`{"__proto__":${content},"b":1}`);
    }
  });

  it("drops a removed member, also if another replaces it", () => {
    const first = { gone: LARGE, other: LARGE, kept: LARGE };
    const [, second] = runAll(
      first,
      "return ctx.stash.kept.length;",
      "delete ctx.stash.gone; delete ctx.stash.other; ctx.stash.other = 1; return ctx.stash;",
    );
    expect(second!.result).to.deep.equal({ kept: LARGE, other: 1 });
    expect(second!.stash).to.deep.equal({ kept: LARGE, other: 1 });
  });

  it("is separate for each run", () => {
    const [one] = runAll({}, `ctx.stash.large = { text: "${LARGE}", n: 1 }; return null;`);
    const code = compileCode(
      "export function request(ctx) { ctx.stash.large.n += 1; return ctx.stash.large.n; } export function response() { return null; }",
    );
    const results = [1, 2, 3].map(
      () => code.evaluate("request", { keptStash: one!.keptStash }).result,
    );
    expect(results).to.deep.equal([2, 2, 2]);
  });

  it("fails the handler and is empty if it contains itself", () => {
    const [, second] = runAll(
      { large: LARGE },
      "return ctx.stash.large.length;",
      "ctx.stash.self = ctx.stash; return null;",
    );
    expect(second!.error?.message).to.match(/circular/i);
    expect(second!.stash).to.deep.equal({});
  });
});
