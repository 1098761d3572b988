import { expect } from "chai";
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { checkStoredData } from "../../../src/data/checkStoredData";
import { openDataFolder } from "../../../src/data/dataFolder";
import { liveDatabaseIn, openLiveDatabase } from "../../../src/data/liveDatabase";
import { isDeployed } from "../../../src/stack/checkOwner";
import { openStateStore } from "../../../src/core/stateStore";
import { DynamoDb } from "../../../src/services/dynamodb/service";
import { startEngine } from "../../../src/services/dynamodb/engine";
import type { ExchangeStep } from "../../../src/stack/snapshots";
import { Notes } from "./support/notes";

/** The contents that a start finds in a data folder. */
interface Found {
  items: number;
  accounts: number;
  mails: number;
}

const BEFORE: Found = { items: 2, accounts: 2, mails: 1 };
const AFTER: Found = { items: 1, accounts: 1, mails: 0 };

describe("A reset during which the process is killed", function () {
  this.timeout(120_000);
  let notes: Notes;
  let copies: string;
  let table: string;
  /** Copies of the data folder at each step: what a process killed at that step leaves behind. */
  const left: ExchangeStep[] = [];
  before(async () => {
    copies = mkdtempSync(join(tmpdir(), "jukebox-killed-"));
    const onStep = (step: ExchangeStep): void => {
      if (left.includes(step)) return;
      left.push(step);
      cpSync(join(notes.program.folder.path, "data"), join(copies, step), { recursive: true });
      rmSync(join(copies, step, "run.lock"), { force: true });
    };
    notes = await Notes.start({ resettable: true, onStep });
    table = notes.program.output("table");
    await notes.put("second");
    await notes.signUp("grace@example.com");
    await notes.stack.reset();
    await notes.program.stop();
  });
  after(async () => {
    await notes?.program.stop();
    rmSync(copies, { recursive: true, force: true });
  });

  async function findIn(step: ExchangeStep): Promise<Found> {
    const folder = await openDataFolder(join(copies, step), false);
    checkStoredData(folder, true);
    const state = openStateStore(folder.stateDir);
    const live = openLiveDatabase(folder, state, isDeployed(state));
    expect(existsSync(folder.databaseFile)).to.equal(live === folder.databaseFile);
    const others = join(folder.path, "databases");
    const kept = existsSync(others) ? readdirSync(others) : [];
    expect(kept).to.deep.equal(live === folder.databaseFile ? [] : [basename(dirname(live))]);
    const engine = await startEngine(live);
    const dynamoDb = new DynamoDb(engine.endpoint);
    try {
      return {
        items: (await dynamoDb.call("Scan", { TableName: table })).Count,
        accounts: state.collection("cognitoUsers").entries().length,
        mails: state.collection("ses.inbox").entries().length,
      };
    } finally {
      await dynamoDb.close();
      await engine.stop();
      await state.close();
      await folder.release();
    }
  }

  it("leaves the old state until the records are written", async () => {
    expect(await findIn("prepared")).to.deep.equal(BEFORE);
  });

  it("rejects to start with empty data if the live database is missing", async () => {
    const folder = await openDataFolder(join(copies, "committed"), false);
    const state = openStateStore(folder.stateDir);
    try {
      const live = liveDatabaseIn(state);
      renameSync(join(folder.path, live), join(folder.path, `${live}.away`));
      expect(() => openLiveDatabase(folder, state, isDeployed(state))).to.throw(
        `${live}" is missing or empty`,
      );
      renameSync(join(folder.path, `${live}.away`), join(folder.path, live));
    } finally {
      await state.close();
      await folder.release();
    }
  });

  for (const step of ["committed", "exchanged", "cleaned"] as const) {
    it(`leaves the restored state from then on: ${step}`, async () => {
      expect(await findIn(step)).to.deep.equal(AFTER);
    });
  }
});
