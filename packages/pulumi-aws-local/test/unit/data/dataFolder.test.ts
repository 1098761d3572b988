import { expect } from "chai";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataFolder, openDataFolder } from "../../../src/data/dataFolder";
import { generateSecrets } from "../../../src/data/generatedSecrets";

describe("openDataFolder", () => {
  let parent: string;
  beforeEach(() => (parent = mkdtempSync(join(tmpdir(), "jukebox-data-"))));
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it("creates the folder and locks it until it is released", async () => {
    const folder = await openDataFolder(join(parent, "a/b"), false);
    const error = await openDataFolder(join(parent, "a/b"), false).catch((reason: Error) => reason);
    expect((error as Error).message).to.contain("is in use by another run");
    await folder.release();
    await (await openDataFolder(join(parent, "a/b"), false)).release();
  });

  it("locks folders whose path is too long for a socket", async () => {
    const long = join(parent, "x".repeat(120));
    const folder = await openDataFolder(long, false);
    const error = await openDataFolder(long, false).catch((reason: Error) => reason);
    expect((error as Error).message).to.contain("is in use by another run");
    await folder.release();
  });

  it("takes over the lock of a killed run", async () => {
    writeFileSync(join(parent, "lock"), "");
    await (await openDataFolder(parent, false)).release();
  });

  it("lets one of many concurrent starts lock it after a killed run", async () => {
    writeFileSync(join(parent, "lock"), "");
    const starts = Array.from({ length: 8 }, () =>
      openDataFolder(parent, false).catch((reason: Error) => reason),
    );
    const winners = (await Promise.all(starts)).filter((one) => !(one instanceof Error));
    expect(winners).to.have.length(1);
    for (const folder of winners as DataFolder[]) await folder.release();
  });

  it("reports that a folder cannot be created", async () => {
    writeFileSync(join(parent, "file"), "");
    const inFile = join(parent, "file/at/all");
    const error = await openDataFolder(inFile, false).catch((one: Error) => one);
    expect((error as Error).message).to.match(/^The data folder ".+" can't be used: /);
  });

  it("reports that the folder was removed, or taken by another run", async () => {
    const removed = await openDataFolder(join(parent, "removed"), false, { beatMs: 50 });
    rmSync(removed.path, { recursive: true });
    expect((await removed.lost).message).to.contain("was removed while the stack ran");
    await removed.release();
    const taken = await openDataFolder(join(parent, "taken"), false, { beatMs: 50 });
    writeFileSync(join(taken.path, "run.lock"), "0000 container\n");
    expect((await taken.lost).message).to.contain("is in use by another run");
    await taken.release();
  }).timeout(10_000);

  it("empties its own files on reset", async () => {
    writeFileSync(join(parent, "secrets.json"), "{}");
    writeFileSync(join(parent, "dynamodb.sqlite-wal"), "");
    const folder = await openDataFolder(parent, true);
    expect(existsSync(folder.secretsFile)).to.equal(false);
    expect(existsSync(join(parent, "dynamodb.sqlite-wal"))).to.equal(false);
    await folder.release();
  });
});

describe("generateSecrets", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "jukebox-secrets-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("generates each secret once, long and with every class of characters", () => {
    const file = join(folder, "secrets.json");
    const first = generateSecrets(file, ["a"]);
    expect(first.fresh).to.deep.equal(first.values);
    expect(first.values.a).to.match(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-_.+])[\w.+-]{24}$/);
    const second = generateSecrets(file, ["a", "b"]);
    expect(second.values.a).to.equal(first.values.a);
    expect(Object.keys(second.fresh)).to.deep.equal(["b"]);
    expect(second.values.b).not.to.equal(second.values.a);
  });

  it("regenerates secrets that have become too short with the new length", () => {
    const file = join(folder, "secrets.json");
    writeFileSync(file, '{ "mine": "chosen-by-me" }');
    expect(generateSecrets(file, ["mine"], { mine: 12 }).values.mine).to.equal("chosen-by-me");
    const { values, fresh } = generateSecrets(file, ["mine"], { mine: 30 });
    expect(fresh).to.deep.equal(values);
    expect(values.mine).to.have.length(30);
  });

  it("says what to do if the file is damaged", () => {
    const file = join(folder, "secrets.json");
    writeFileSync(file, "{");
    expect(() => generateSecrets(file, ["a"])).to.throw(/could not be read.*--reset/);
  });
});
