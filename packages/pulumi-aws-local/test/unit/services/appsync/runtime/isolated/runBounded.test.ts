import { expect } from "chai";
import { CodeError } from "../../../../../../src/services/appsync/errors";
import { compileCode, type Evaluation } from "../../../../../../src/services/appsync/runtime";
import { isolates } from "../../../../../../src/services/appsync/runtime/isolated/isolates";
import { GREEDY_CODE, handlers, REFUSED_CODE } from "../support/greedyCode";

/** Greedy code that fails before it uses many resources. */
const HARMLESS = new Set([
  "a list that doubles by splice",
  "a method of lists on what is none",
  "String.raw without a template",
  "a reference in a repetition",
]);

/** Maximum processor time that this process may spend on code before moving it to another process. */
const MILLISECONDS = 3_000;

describe("runBounded", () => {
  const { run } = isolates;
  let isolated = 0;
  before(() => {
    isolates.run = () => {
      isolated += 1;
      return Promise.resolve({ failure: "memory" });
    };
  });
  beforeEach(() => (isolated = 0));
  after(() => {
    isolates.run = run;
  });

  const runOnce = (body: string, args = {}): Promise<Evaluation> =>
    Promise.resolve(compileCode(handlers(body)).run("request", { arguments: { n: 1, ...args } }));

  for (const [name, body] of Object.entries(GREEDY_CODE)) {
    it(`protects this process from ${name}`, async () => {
      const begun = process.cpuUsage();
      const { error } = await runOnce(body);
      const { user, system } = process.cpuUsage(begun);
      expect((user + system) / 1000).to.be.below(MILLISECONDS);
      expect(error?.type).to.equal("Code");
      expect(isolated).to.equal(HARMLESS.has(name) ? 0 : 1);
    });
  }

  for (const [name, body] of Object.entries(REFUSED_CODE)) {
    it(`rejects the code of ${name}`, () => {
      expect(() => compileCode(handlers(body))).to.throw(CodeError);
    });
  }

  it("runs ordinary code in this process", async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({
      id: `p${n}`,
      price: n,
      tags: ["a", "b"],
    }));
    const bodies = [
      "return ctx.args.rows.map(({ id, ...rest }) => ({ id, ...rest })).length;",
      "const { rows, ...others } = ctx.args; return [...rows, others].length;",
      'return ctx.args.rows.map((row) => row.id + ": " + row.price).join("\\n").split("\\n").length;',
      "const o = {}; for (const row of ctx.args.rows) { o[row.id] = [row.price, ...row.tags]; } return Object.keys(o).length;",
      'return ctx.args.rows.filter((row) => util.matches("^p[0-9]{1,3}$", row.id)).length;',
      "return ctx.args.rows.reduce((a, row) => a + row.price, 0);",
      "const l = []; l[3] = 1; return l;",
      "return JSON.parse(JSON.stringify(ctx.args.rows)).length;",
    ];
    for (const body of bodies)
      expect((await runOnce(body, { rows })).error, body).to.equal(undefined);
    expect(isolated).to.equal(0);
  });

  it("runs code that exceeded the limit in another process for some time", async () => {
    const { run: runCode } = compileCode(
      handlers(`if (ctx.args.often) { ${GREEDY_CODE["the calls of callbacks"]} } return 1;`),
    );
    await runCode("request", { arguments: { often: true } });
    for (let time = 0; time < 20; time += 1) await runCode("request", { arguments: {} });
    expect(isolated).to.equal(21);
    expect(runCode("request", { arguments: {} })).not.to.be.instanceOf(Promise);
  });
});
