import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LocalEvents } from "../../../src/core/localEvents";
import { createEvaluator } from "../../../src/program/evaluator";
import { watchStack } from "../../../src/watch/watchStack";
import type { ProjectWatch } from "../../../src/watch/watchProject";
import { LocalProgram } from "../program/support/localProgram";

const GOOD = 'exports.name = table("kept").name;';

describe("A program that never ends", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  let watching: ProjectWatch;
  afterEach(async () => {
    await watching.stop();
    await local.stop();
  });

  for (const [what, code] of [
    ["an endless loop", "for (;;);"],
    ["a server", 'require("node:http").createServer().listen(0, "127.0.0.1");'],
    ["a timer", "setInterval(() => {}, 1000);"],
  ] as const) {
    it(`is ended when more is saved: ${what}`, async () => {
      local = await LocalProgram.start(GOOD, {}, {}, createEvaluator);
      const name = local.output("name");
      await local.put(name, { Id: { S: "a" } });
      let applied = (_state: LocalEvents["program"]): void => {};
      const next = new Promise<LocalEvents["program"]>((done) => (applied = done));
      watching = watchStack(local.stack, {
        projectDir: local.folder.path,
        data: join(local.folder.path, "data"),
        stack: "dev",
        events: { publish: (_topic: string, state: any) => applied(state) } as any,
      });
      local.save(`${GOOD} require("node:fs").writeFileSync("data/running", ""); ${code}`);
      while (!existsSync(join(local.folder.path, "data/running"))) await sleep(50);
      local.save(`${GOOD} exports.other = table("other").name;`);
      expect(await next).to.include({ state: "applied" });
      expect(await local.count(name)).to.equal(1);
      expect(await local.tables()).to.have.length(2);
    });
  }
});
