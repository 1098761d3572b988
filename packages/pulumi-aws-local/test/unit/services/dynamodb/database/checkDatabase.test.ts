import { expect } from "chai";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { checkDatabase } from "../../../../../src/services/dynamodb/database/checkDatabase";
import type { DatabaseFiles } from "../../../../../src/services/dynamodb/database/databaseFiles";
import { Databases, itemsOf } from "./support/uncleanDatabase";

/** The function that checkDatabase runs in a worker, which takes 200 ms of processor time to start. */
const { firstProblem } =
  require("../../../../../src/services/dynamodb/database/firstProblem.cjs") as {
    firstProblem(file: string): string | undefined;
  };

/** Windows terminates the engine, which leaves its log: docs/local-stack.md#machines. */
const STOPS_CLEANLY = process.platform !== "win32";

const PAGE = 4096;
const FRAME = PAGE + 24;

describe("checkDatabase", function () {
  this.timeout(60_000);
  const databases = new Databases();
  let unclean: DatabaseFiles;
  let other: DatabaseFiles;
  let clean: DatabaseFiles;
  before(async () => {
    [unclean, other, clean] = await Promise.all([
      databases.unclean(),
      databases.unclean(5),
      databases.clean(),
    ]);
  });
  after(() => databases.remove());

  it("accepts the files of a killed engine unchanged, and the engine reads all items", async () => {
    const files = databases.copy(unclean);
    const before = contentOf(files);
    expect(await problemOf(files)).to.equal("");
    expect(contentOf(files)).to.deep.equal(before);
    expect(await itemsOf(files)).to.have.length(20);
  });

  it("accepts the files of a stopped engine", async () => {
    const files = databases.copy(clean);
    expect(await problemOf(files)).to.equal("");
    expect(await itemsOf(files)).to.have.length(20);
  });

  it("accepts a folder of a version without records", async () => {
    for (const from of [unclean, clean]) {
      const files = databases.copy(from);
      rmSync(files.state);
      expect(await problemOf(files)).to.equal("");
    }
  });

  it("accepts a log whose last frame was being written", async () => {
    const files = databases.copy(unclean);
    const frame = Buffer.alloc(FRAME / 2, 7);
    writeFileSync(files.log, Buffer.concat([readFileSync(files.log), frame]));
    expect(await problemOf(files)).to.equal("");
    expect(await itemsOf(files)).to.have.length(20);
  });

  const damages: [what: string, damage: (files: DatabaseFiles) => void, says: RegExp][] = [
    ["missing", ({ log }) => rmSync(log), /is missing or empty/],
    ["emptied", ({ log }) => truncateSync(log), /is missing or empty/],
    ["garbled at its head", ({ log }) => overwrite(log, 0, 32), /has a damaged header/],
    ["zeroed", ({ log }) => overwrite(log, 0, sizeOf(log), 0), /has a damaged header/],
    ["cut to its header", ({ log }) => truncateSync(log, 32), /is damaged|holds no transaction/],
    ["damaged in its first frame", ({ log }) => overwrite(log, 40, 500), /is damaged/],
    [
      "damaged in the middle",
      ({ log }) => overwrite(log, 32 + 20 * FRAME, 3 * FRAME),
      /is damaged/,
    ],
    [
      "that of another database",
      ({ log }) => copyFileSync(other.log, log),
      /does not belong to|is damaged/,
    ],
  ];
  for (const [what, damage, says] of damages) {
    it(`rejects a log that is ${what}`, async () => {
      const files = databases.copy(unclean);
      damage(files);
      expect(await problemOf(files))
        .to.match(says)
        .and.to.contain(files.log)
        .and.to.contain("--reset");
    });

    if (what === "that of another database") continue;
    it(`rejects a log that is ${what} when its index is also missing`, async () => {
      const files = databases.copy(unclean);
      damage(files);
      rmSync(files.logIndex);
      expect(await problemOf(files))
        .to.match(says)
        .and.to.contain(files.log);
    });
  }

  it("rejects a log that lacks its last transactions", async () => {
    const files = databases.copy(unclean);
    truncateSync(files.log, sizeOf(files.log) - 4 * FRAME);
    expect(await problemOf(files)).to.match(
      /is damaged: \d+ frames were committed, \d+ can be read/,
    );
  });

  it("accepts an index of an earlier run of the log, as after a power failure", async () => {
    const files = databases.copy(unclean);
    const index = readFileSync(files.logIndex);
    for (const at of [0, 48]) setSalt(index.subarray(at, at + 48), -1);
    writeFileSync(files.logIndex, index);
    expect(await problemOf(files)).to.equal("");
  });

  it("refuses a database with any page overwritten", async function () {
    if (!STOPS_CLEANLY) this.skip();
    const small = await databases.clean(2);
    const pages = sizeOf(small.database) / PAGE;
    expect(pages).to.be.within(10, 20);
    for (let page = 0; page < pages; page++) {
      const files = databases.copy(small);
      overwrite(files.database, page * PAGE, PAGE);
      expect(firstProblem(files.database), `page ${page + 1}`).to.match(/./);
      if (page === pages - 1)
        expect(await problemOf(files))
          .to.contain(files.database)
          .and.to.contain("--reset");
    }
  });

  it("refuses an item that cannot be read, in pages that are whole", async function () {
    if (!STOPS_CLEANLY) this.skip();
    const files = databases.copy(clean);
    const bytes = readFileSync(files.database);
    // All occurrences: SQLite leaves old copies of rows that it has moved within a page.
    for (let at = 0; (at = bytes.indexOf('"note"', at)) >= 0;) bytes.write("[", at);
    writeFileSync(files.database, bytes);
    expect(await problemOf(files)).to.match(/an item of table "Carts" cannot be read/);
  });

  it("does not read a database that is unchanged since a clean stop", async function () {
    if (!STOPS_CLEANLY) this.skip();
    const files = databases.copy(clean);
    overwrite(files.database, 3 * PAGE, PAGE);
    setTime(files.database, timeOf(clean.database));
    expect(await problemOf(files)).to.equal("");
  });

  it("reads a database that was written to after its clean stop, and before its record", async () => {
    const files = databases.copy(clean);
    overwrite(files.database, 3 * PAGE, PAGE);
    setTime(files.database, timeOf(clean.database) + 1_000);
    setTime(files.state, timeOf(clean.database) + 2_000);
    expect(await problemOf(files)).to.contain(files.database);
  });

  it("reads a database of a version that recorded no time", async () => {
    const files = databases.copy(clean);
    writeFileSync(files.state, `closed ${sizeOf(files.database)}\n`);
    overwrite(files.database, 3 * PAGE, PAGE);
    setTime(files.database, timeOf(clean.database));
    expect(await problemOf(files)).to.contain(files.database);
  });
});

/** Empty if the database is accepted. */
async function problemOf(files: DatabaseFiles): Promise<string> {
  return checkDatabase(files).then(
    () => "",
    (error: Error) => (expect(error.name).to.equal("VisibleError"), error.message),
  );
}

function overwrite(file: string, at: number, length: number, value?: number): void {
  const descriptor = openSync(file, "r+");
  const bytes = value === undefined ? randomBytes(length) : Buffer.alloc(length, value);
  writeSync(descriptor, bytes, 0, length, at);
  closeSync(descriptor);
}

/** Time of the last change, in whole milliseconds. */
function timeOf(file: string): number {
  return Math.trunc(statSync(file).mtimeMs);
}

function setTime(file: string, milliseconds: number): void {
  const seconds = (milliseconds + 0.5) / 1000; // seconds are rounded on the way to the file system
  utimesSync(file, seconds, seconds);
}

/** Moves the salt of a copy of the index's header, and makes its checksum right again. */
function setSalt(copy: Buffer, by: number): void {
  copy.writeUInt32BE((copy.readUInt32BE(32) + by) >>> 0, 32);
  let [first, second] = [0, 0];
  for (let at = 0; at < 40; at += 8) {
    first = (first + copy.readUInt32LE(at) + second) >>> 0;
    second = (second + copy.readUInt32LE(at + 4) + first) >>> 0;
  }
  copy.writeUInt32LE(first, 40);
  copy.writeUInt32LE(second, 44);
}

function sizeOf(file: string): number {
  return statSync(file).size;
}

function contentOf({ database }: DatabaseFiles): Record<string, string> {
  const folder = dirname(database);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );
}
