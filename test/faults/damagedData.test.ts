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
import { createPlan, createStack } from "pulumi-aws-local";
import { engineProcesses } from "../chaos/support/engineProcess";
import { startOwnStack } from "../support/stack";
import { runPlan, runStart, SMALL, SMALL_PROGRAM } from "./support/runStart";

function removeAll(folder: string, ...names: string[]): void {
  for (const name of names) rmSync(join(folder, name), { recursive: true });
}

describe("A data folder that was damaged", function () {
  this.timeout(60_000);
  let parent: string;
  let whole: string;
  before(async () => {
    parent = mkdtempSync(join(tmpdir(), "jukebox-damaged-"));
    whole = join(parent, "whole");
    await (await startOwnStack({ dataDir: whole })).stop();
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const all: [what: string, damage: (folder: string) => void, file: string, says: RegExp][] = [
    [
      "accounts that are not an LMDB file",
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
      "tables and outputs gone",
      (folder) => removeAll(folder, "dynamodb.sqlite", "outputs.json"),
      "dynamodb.sqlite",
      /is missing or empty, but other data/,
    ],
    [
      "tables emptied and outputs gone",
      (folder) => {
        removeAll(folder, "outputs.json");
        writeFileSync(join(folder, "dynamodb.sqlite"), "");
      },
      "dynamodb.sqlite",
      /is missing or empty, but other data/,
    ],
    [
      "accounts and outputs gone",
      (folder) => removeAll(folder, "state", "outputs.json"),
      "state/data.mdb",
      /is missing or empty, but other data/,
    ],
    [
      "tables that are not a database",
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

  /** If the engine is terminated, as on Windows, its log contains every page of the database. */
  const cases = all.filter(
    ([what]) => process.platform !== "win32" || !/^tables (that are|with)/.test(what),
  );

  /** The error message of a start of the store that is refused. */
  async function refusal(dataDir: string): Promise<string> {
    return startOwnStack({ dataDir }).then(
      (stack) => stack.stop().then(() => "none"),
      (error: Error) => error.message,
    );
  }

  it("is reported in one line, with a remedy, for any kind of damage", async () => {
    for (const [index, [what, damage, file, says]] of cases.entries()) {
      const folder = join(parent, String(index));
      cpSync(whole, folder, { recursive: true });
      damage(folder);
      expect(await refusal(folder), what)
        .to.match(/^[^\n]+$/)
        .and.to.match(says)
        .and.to.contain("--reset")
        .and.to.contain(join(folder, file));
    }
  });

  it("makes npm start exit with that line only", async () => {
    const folder = join(parent, "command");
    cpSync(whole, folder, { recursive: true });
    writeFileSync(join(folder, "state/data.mdb"), Buffer.alloc(400_000, 7));
    const run = runStart(folder, ...SMALL);
    expect(await run.ended(), run.output()).to.equal(1);
    expect(run.output()).to.equal(`error: ${await refusal(folder)}\n`);
  });

  it("is refused if the log of a killed run is lost or damaged, and accepted when the log is restored", async function () {
    if (process.platform !== "linux") this.skip(); // needs /proc to find the engine
    const killed = join(parent, "killed");
    const run = runStart(killed, ...SMALL);
    await run.printed(/^ready/m);
    const engines = engineProcesses(killed);
    process.kill(run.pid, "SIGSTOP"); // the stack would start another engine
    for (const engine of engines) process.kill(engine, "SIGKILL");
    process.kill(run.pid, "SIGKILL");
    await run.ended();
    const log = "dynamodb.sqlite-wal";
    const damages: [name: string, damage: (file: string) => void, says: RegExp][] = [
      ["removed", (file) => rmSync(file), /is missing or empty/],
      ["emptied", (file) => truncateSync(file), /is missing or empty/],
      [
        "garbled",
        (file) => writeFileSync(file, Buffer.alloc(32, 7), { flag: "r+" }),
        /damaged header/,
      ],
    ];
    for (const [name, damage, says] of damages) {
      const folder = join(parent, `log-${name}`);
      cpSync(killed, folder, { recursive: true });
      damage(join(folder, log));
      expect(await refusal(folder))
        .to.match(/^[^\n]+$/)
        .and.to.match(says)
        .and.to.contain(join(folder, log));
    }
    await (await createStack({ program: SMALL_PROGRAM, dataDir: killed })).close();
  });

  it("is recreated with --reset only", async () => {
    const folder = join(parent, "reset");
    cpSync(whole, folder, { recursive: true });
    writeFileSync(join(folder, "state/data.mdb"), Buffer.alloc(400_000, 7));
    writeFileSync(join(folder, "dynamodb.sqlite"), "no database");
    const run = runStart(folder, ...SMALL, "--reset");
    await run.printed(/^ready/m);
    expect(run.output()).to.match(/^generated small:password/m);
    expect(await run.stop()).to.equal(0);
  });

  it("is also reported by npm run plan", async () => {
    const folder = join(parent, "plan");
    cpSync(whole, folder, { recursive: true });
    for (const [file, says] of [
      ["outputs.json", /could not be read/],
      ["state/data.mdb", /is damaged/],
    ] as const) {
      writeFileSync(join(folder, file), Buffer.alloc(100_000, 7));
      const planned = createPlan({ program: SMALL_PROGRAM, dataDir: folder });
      expect(await planned.catch(({ message }: Error) => message))
        .to.match(/^[^\n]+$/)
        .and.to.match(says)
        .and.to.contain(join(folder, file));
    }
    const run = runPlan(folder, ...SMALL);
    expect(await run.ended(), run.output()).to.equal(1);
    expect(run.output())
      .to.match(/^error: [^\n]+ is damaged[^\n]*\n$/)
      .and.to.contain(join(folder, "state/data.mdb"));
  });

  it("gets missing outputs written again", async () => {
    const dataDir = join(parent, "outputs");
    const file = join(dataDir, "outputs.json");
    const start = async (): Promise<void> =>
      (await createStack({ program: SMALL_PROGRAM, dataDir })).close();
    await start();
    const { notes } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, '{"region"');
    await start();
    expect(JSON.parse(readFileSync(file, "utf8")).notes)
      .to.equal(notes)
      .and.to.match(/^notes-/);
  });
});
