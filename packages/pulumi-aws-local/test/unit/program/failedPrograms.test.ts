import { expect } from "chai";
import { createEvaluator } from "../../../src/program/evaluator";
import { LocalProgram } from "./support/localProgram";
import { KILLED } from "./support/killed";

const GOOD = 'exports.name = table("notes").name; topic("news"); exports.version = 1;';

/** Programs that declare less than the previous one, and fail. */
const BAD: [title: string, program: string, message: RegExp][] = [
  [
    "throws once it has run",
    'topic("news"); setTimeout(() => { throw new Error("late"); }, 20);',
    /late/,
  ],
  ["never settles", 'topic("news"); module.exports = new Promise(() => {});', /never ends/],
  [
    "is killed",
    'topic("news"); setTimeout(() => process.kill(process.pid, "SIGKILL"), 5);',
    KILLED,
  ],
  [
    "declares nothing",
    "module.exports = {};",
    /declares no resource, but 2 exist\. Nothing was removed/,
  ],
  [
    "is killed while it is applied",
    `topic("more").id.apply(() => { if (!pulumi.runtime.isDryRun()) process.kill(process.pid, "SIGKILL"); });`,
    KILLED,
  ],
];

const NOTHING = BAD.find(([title]) => title === "declares nothing")!;

describe("A program that fails", function () {
  this.timeout(120_000);
  let local: LocalProgram;
  before(async () => {
    local = await LocalProgram.start(GOOD, {}, {}, createEvaluator);
    await local.put(local.output("name"), { Id: { S: "kept" } });
  });
  after(() => local.stop());

  for (const [title, program, message] of BAD) {
    it(`removes nothing when it ${title}`, async () => {
      const agreed = local.apply(program, true).then(
        () => "none",
        (error: Error) => error.message,
      );
      expect(await agreed).to.match(message);
      expect(await local.count(local.output("name"))).to.equal(1);
    });
  }

  it("is followed by a valid one with all the data", async () => {
    const name = local.output("name");
    await local.apply(GOOD.replace("version = 1", "version = 2"));
    expect(await local.count(name)).to.equal(1);
  });

  it("does not start, and keeps the data for the next start", async () => {
    const name = local.output("name");
    const error = await local.restart(NOTHING[1]).catch((reason: Error) => reason);
    expect((error as Error).message).to.match(NOTHING[2]);
    await local.restart(GOOD);
    expect(local.output("name")).to.equal(name);
    expect(await local.count(name)).to.equal(1);
  });
});
