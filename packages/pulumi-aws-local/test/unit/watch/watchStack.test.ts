import { expect } from "chai";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalEvents } from "../../../src/core/localEvents";
import { createEvaluator } from "../../../src/program/evaluator";
import { watchStack, type StackWatch } from "../../../src/watch/watchStack";
import type { ProjectWatch } from "../../../src/watch/watchProject";
import { KILLED } from "../program/support/killed";
import { LocalProgram } from "../program/support/localProgram";
import type { Files } from "../program/support/programFolder";

const GOOD = 'exports.name = table("kept").name;';

describe("watchStack", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  let name: string;
  let watching: ProjectWatch;
  let applied: (state: LocalEvents["program"]) => void;
  let saves = 0;
  before(async () => {
    local = await LocalProgram.start(GOOD, {}, {}, createEvaluator);
    name = local.output("name");
    await local.put(name, { Id: { S: "a" } });
  });
  afterEach(() => watching.stop());
  after(() => local.stop());

  function watch(options: Pick<StackWatch, "supersededMs"> = {}): void {
    applied = () => {};
    watching = watchStack(local.stack, {
      projectDir: local.folder.path,
      data: join(local.folder.path, "data"),
      stack: "dev",
      events: { publish: (_topic: string, state: any) => applied(state) } as any,
      ...options,
    });
  }

  /** What becomes of a program that is saved. */
  function outcomeOf(program: string, files?: Files): Promise<LocalEvents["program"]> {
    const outcome = new Promise<LocalEvents["program"]>((done) => (applied = done));
    local.save(program, files);
    return outcome;
  }

  for (const [what, code, options] of [
    ["an endless loop", "for (;;);", { supersededMs: 100 }],
    [
      "a server",
      'require("node:http").createServer().listen(0, "127.0.0.1");',
      { supersededMs: 100 },
    ],
    ["a timer", "setInterval(() => {}, 1000);", {}],
  ] as const) {
    it(`ends a program that never ends when more is saved: ${what}`, async () => {
      watch(options);
      const running = join(local.folder.path, "data/running");
      rmSync(running, { force: true });
      local.save(`${GOOD} require("node:fs").writeFileSync("data/running", ""); ${code}`);
      while (!existsSync(running)) await sleep(50);
      const other = await outcomeOf(`${GOOD} exports.other = table("other").name; // ${++saves}`);
      expect(other).to.include({ state: "applied" });
      expect(await local.count(name)).to.equal(1);
      expect(await local.tables()).to.have.length(2);
    });
  }

  it("loses nothing when a program declares nothing, is killed, or moves to another project", async () => {
    watch();
    const before = await local.tables();
    const refused: [program: string, message: RegExp, files?: Files][] = [
      ["module.exports = {};", /declares no resource, but \d+ exists?\. Nothing was removed/],
      [`${GOOD} setTimeout(() => process.kill(process.pid, "SIGKILL"), 5);`, KILLED],
      [
        GOOD,
        /"kept" .*: 1 item; it has left the program/,
        { "Pulumi.yaml": "name: renamed\nruntime: nodejs\n" },
      ],
    ];
    for (const [program, message, files] of refused) {
      const outcome = await outcomeOf(program, files);
      expect(outcome.state === "error" && outcome.error.message).to.match(message);
      expect(await local.count(name)).to.equal(1);
      expect(await local.tables()).to.deep.equal(before);
    }
  });
});
