import { expect } from "chai";
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../../../../../src/core/isAlive";
import { sourceFile } from "../../../../../../src/core/sourceFile";
import {
  compileCode,
  limits,
  type Evaluation,
} from "../../../../../../src/services/appsync/runtime";
import { evaluateIsolated } from "../../../../../../src/services/appsync/runtime/isolated/evaluateIsolated";
import { isolates } from "../../../../../../src/services/appsync/runtime/isolated/isolates";
import { GREEDY_CODE, handlers } from "../support/greedyCode";

const bounds = limits as { evaluationMs: number; evaluationMegabytes: number };
const ISOLATE = sourceFile("services/appsync/runtime/isolated/isolate.cjs");
const now = 1_714_979_289_123;

describe("evaluateIsolated", function () {
  this.timeout(60_000);
  const { evaluationMs, evaluationMegabytes } = limits;
  afterEach(() => Object.assign(bounds, { evaluationMs, evaluationMegabytes }));
  after(() => isolates.endIdle());

  const evaluate = (body: string, context = {}): Promise<Evaluation> =>
    evaluateIsolated({ code: handlers(body) }, "request", context, { now: () => now });

  it("has the same result as in this process", async () => {
    const body =
      'ctx.stash.b = ctx.args; console.log("x", 1); util.appendError("e"); return [ctx.prev, ctx.stash, ctx.identity];';
    const context = { arguments: { a: 1 }, stash: { kept: true }, prev: { result: [2] } };
    const { result, stash, logs, outErrors } = await evaluate(body, context);
    const here = compileCode(handlers(body)).evaluate("request", context);
    expect({ result, stash, logs, outErrors }).to.deep.equal({
      result: here.result,
      stash: here.stash,
      logs: here.logs,
      outErrors: here.outErrors,
    });
  });

  it("uses the caller's clock", async () => {
    const { result } = await evaluate("return util.time.nowEpochMilliSeconds();");
    expect(result).to.be.within(now, now + 5_000);
  });

  it("aborts code that never ends", async () => {
    bounds.evaluationMs = 300;
    const { error } = await evaluate(GREEDY_CODE["a repetition in a repetition"]!);
    expect(error?.type).to.equal("ExecutionTimeout");
  });

  it("aborts code that uses up the memory of its process", async () => {
    isolates.endIdle(); // only a new process has another limit
    Object.assign(bounds, { evaluationMs: 30_000, evaluationMegabytes: 96 });
    const { error } = await evaluate(GREEDY_CODE["a list that doubles without a loop"]!);
    expect(error?.message).to.match(/memory/);
  });

  it("rejects a result with its stash and logs above 5 MB", async () => {
    const large = (use: string): string => `let s = "x"; ${"s = s + s;".repeat(23)} ${use}`;
    for (const use of ["return s;", "ctx.stash.s = s; ctx.stash.t = s; return 1;"]) {
      expect((await evaluate(large(use))).error?.message).to.equal("Transformation too large");
    }
  });

  it("runs other code while some of it never ends, and after it", async () => {
    bounds.evaluationMs = 500;
    const endless = [1, 2, 3].map(() => evaluate(GREEDY_CODE["a power without bounds"]!));
    const good = [1, 2, 3].map((n) => evaluate(`return ${n};`));
    for (const { error } of await Promise.all(endless))
      expect(error?.type).to.equal("ExecutionTimeout");
    expect((await Promise.all(good)).map(({ result }) => result)).to.deep.equal([1, 2, 3]);
  });

  it("keeps its process after any number of short jobs", async () => {
    await evaluate("return 1;");
    const before = new Set(isolates["processes"]);
    for (let round = 0; round < 3; round++) {
      for (let job = 0; job < 100; job++) await evaluate("return 1;");
      await sleep(300);
    }
    expect(before.size).to.be.above(0);
    expect([...isolates["processes"]]).to.deep.equal([...before]);
  });

  it("shares the processes among stacks, and ends them with the last one", async () => {
    const [endFirst, endLast] = [isolates.keep(), isolates.keep()];
    await evaluate("return 1;");
    const count = (): number => isolates["processes"].size;
    endFirst();
    expect(count()).to.be.above(0);
    endLast();
    expect(count()).to.equal(0);
  });

  it("leaves no process behind when this one is killed while code never ends", async function () {
    if (process.platform === "win32") this.skip(); // there the limit of time ends it
    const job = {
      code: handlers(GREEDY_CODE["a repetition in a repetition"]!),
      handler: "request",
      context: {},
      now,
      processorMs: 600_000,
    };
    const script = `
      const child = require("node:child_process").fork(${JSON.stringify(ISOLATE)}, [], { silent: true });
      child.once("message", () => {
        child.send(${JSON.stringify(job)});
        process.stdout.write(String(child.pid));
      });`;
    const parent = spawn(process.execPath, ["-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(await new Promise((done) => parent.stdout.once("data", done)));
    await sleep(50);
    parent.kill("SIGKILL");
    await new Promise((done) => parent.once("exit", done));
    for (const deadline = Date.now() + 20_000; isAlive(pid) && Date.now() < deadline;)
      await sleep(20);
    const isLeft = isAlive(pid);
    if (isLeft) process.kill(pid, "SIGKILL");
    expect(isLeft).to.equal(false);
  });
});
