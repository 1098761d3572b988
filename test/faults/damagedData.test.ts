import { expect } from "chai";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineProcesses } from "../chaos/support/engineProcess";
import { runPlan, runStart } from "./support/runStart";

describe("A data folder that was damaged", function () {
  this.timeout(60_000);
  let parent: string;
  let whole: string;
  before(async () => {
    parent = mkdtempSync(join(tmpdir(), "jukebox-damaged-"));
    whole = join(parent, "whole");
    const run = runStart(whole);
    await run.printed(/^ready/m);
    await run.stop();
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const cases: [what: string, damage: (folder: string) => void, file: string, says: RegExp][] = [
    [
      "accounts that are no LMDB file",
      (folder) => writeFileSync(join(folder, "state/data.mdb"), Buffer.alloc(400_000, 7)),
      "state/data.mdb",
      /is damaged/,
    ],
    [
      "accounts cut short",
      (folder) => truncateSync(join(folder, "state/data.mdb"), 100_000),
      "state/data.mdb",
      /is damaged/,
    ],
    [
      "accounts with pages overwritten",
      (folder) => {
        const file = openSync(join(folder, "state/data.mdb"), "r+");
        writeSync(file, Buffer.alloc(300_000, 0xff), 0, 300_000, 40_000);
        closeSync(file);
      },
      "state/data.mdb",
      /is damaged/,
    ],
    [
      "accounts with values that cannot be read",
      (folder) => {
        const file = join(folder, "state/data.mdb");
        const bytes = readFileSync(file);
        for (let at = bytes.indexOf('{"'); at >= 0; at = bytes.indexOf('{"', at)) bytes[at] = 0xff;
        writeFileSync(file, bytes);
      },
      "state/data.mdb",
      /is damaged/,
    ],
    [
      "accounts emptied",
      (folder) => writeFileSync(join(folder, "state/data.mdb"), ""),
      "state/data.mdb",
      /is missing or empty, but other data/,
    ],
    [
      "tables gone",
      (folder) => rmSync(join(folder, "dynamodb.sqlite")),
      "dynamodb.sqlite",
      /is missing or empty, but other data/,
    ],
    [
      "tables that are no database",
      (folder) => writeFileSync(join(folder, "dynamodb.sqlite"), Buffer.alloc(400_000, 7)),
      "dynamodb.sqlite",
      /did not start.* is damaged/,
    ],
    [
      "tables with one page overwritten",
      (folder) => {
        const file = openSync(join(folder, "dynamodb.sqlite"), "r+");
        writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, 12 * 4096);
        closeSync(file);
      },
      "dynamodb.sqlite",
      /did not start.* is damaged/,
    ],
    [
      "secrets half written",
      (folder) => writeFileSync(join(folder, "secrets.json"), '{"jukebox:demo'),
      "secrets.json",
      /could not be read/,
    ],
    [
      "secrets of another shape",
      (folder) => writeFileSync(join(folder, "secrets.json"), "null"),
      "secrets.json",
      /could not be read/,
    ],
  ];

  it("is named, with what to do, in one line, whatever of it is damaged", async () => {
    const runs = cases.map(async ([what, damage, file, says], index) => {
      const folder = join(parent, String(index));
      cpSync(whole, folder, { recursive: true });
      damage(folder);
      const run = runStart(folder);
      expect(await run.ended(), `${what}: ${run.output()}`).to.equal(1);
      const lines = run.output().trim().split("\n");
      const line = lines.at(-1)!;
      // LMDB itself may name the page that it could not find.
      const others = lines.slice(0, -1).filter((one) => !/^page \d+ not found/.test(one));
      expect(others, what).to.deep.equal([]);
      expect(line, what)
        .to.match(says)
        .and.to.match(/^error: /)
        .and.to.contain("--reset");
      expect(line, what).to.contain(join(folder, file));
    });
    await Promise.all(runs);
  });

  it("is refused when the log of a killed run is lost or damaged, and started when that is whole", async function () {
    if (process.platform !== "linux") this.skip(); // finds the engine in /proc
    const killed = join(parent, "killed");
    const run = runStart(killed);
    await run.printed(/^ready/m);
    const engines = engineProcesses(killed);
    process.kill(run.pid, "SIGSTOP"); // it would start another
    for (const engine of engines) process.kill(engine, "SIGKILL");
    process.kill(run.pid, "SIGKILL");
    await run.ended();
    const log = "dynamodb.sqlite-wal";
    const damages: [name: string, damage: (file: string) => void, says: RegExp][] = [
      ["removed", (file) => rmSync(file), /is missing or empty/],
      ["emptied", (file) => truncateSync(file), /is missing or empty/],
      ["garbled", (file) => writeFileSync(file, Buffer.alloc(32, 7), { flag: "r+" }), /is damaged/],
    ];
    for (const [name, damage, says] of damages) {
      const folder = join(parent, `log-${name}`);
      cpSync(killed, folder, { recursive: true });
      damage(join(folder, log));
      const refused = runStart(folder);
      expect(await refused.ended(), refused.output()).to.equal(1);
      expect(refused.output().trim())
        .to.match(/^error: [^\n]+$/)
        .and.to.match(says)
        .and.to.contain(join(folder, log));
    }
    const again = runStart(killed);
    await again.printed(/^ready/m);
    expect(await again.stop()).to.equal(0);
  });

  it("is begun anew with --reset, and only then", async () => {
    const folder = join(parent, "reset");
    cpSync(whole, folder, { recursive: true });
    writeFileSync(join(folder, "state/data.mdb"), Buffer.alloc(400_000, 7));
    writeFileSync(join(folder, "dynamodb.sqlite"), "no database");
    const run = runStart(folder, "--reset");
    await run.printed(/^ready/m);
    expect(run.output()).to.match(/^generated jukebox:demoPassword/m);
    expect(await run.stop()).to.equal(0);
  });

  it("is no riddle to npm run plan either", async () => {
    for (const [file, says] of [
      ["state/data.mdb", /is damaged/],
      ["outputs.json", /could not be read/],
    ] as const) {
      const folder = join(parent, `plan-${says.source}`);
      cpSync(whole, folder, { recursive: true });
      writeFileSync(join(folder, file), Buffer.alloc(100_000, 7));
      const run = runPlan(folder);
      expect(await run.ended(), run.output()).to.equal(1);
      expect(run.output().trim())
        .to.match(/^error: [^\n]+$/)
        .and.to.match(says);
      expect(run.output()).to.contain(join(folder, file));
    }
  });

  it("has its outputs written anew", async () => {
    const folder = join(parent, "outputs");
    cpSync(whole, folder, { recursive: true });
    writeFileSync(join(folder, "outputs.json"), '{"region"');
    const run = runStart(folder);
    await run.printed(/^ready/m);
    expect(await run.stop()).to.equal(0);
    const read = (from: string): any =>
      JSON.parse(readFileSync(join(from, "outputs.json"), "utf8"));
    expect(read(folder).userPoolId).to.equal(read(whole).userPoolId);
  });
});
