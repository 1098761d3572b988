import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStateStore, type StateStore } from "../../../src/core/stateStore";
import type { EngineRecord } from "../../../src/provider/engineRecord";
import { EngineRecords } from "../../../src/provider/engineRecords";

const type = "aws:dynamodb/table:Table";
const urn = `urn:pulumi:dev::store::${type}::carts`;
const creation = { urn, type, name: "carts", token: "t", inputs: { name: "b" }, id: "b" };

describe("EngineRecords", () => {
  let folder: string;
  let state: StateStore;
  let records: EngineRecords;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "engine-records-"));
    state = openStateStore(folder);
    records = new EngineRecords(state);
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const save = (id: string, known?: EngineRecord): Promise<void> => {
    const goal = { urn, type, name: "carts", inputs: { name: id }, secretPaths: [] };
    return records.save(goal, { id, outputs: {} }, known);
  };

  /** The state that a start after a crash finds. */
  const onDisk = (): { ids: string[]; begun: string[] } => {
    const found = new EngineRecords(state);
    return { ids: found.all().map(({ id }) => id), begun: found.allBegun().map(({ id }) => id!) };
  };

  /** Resolves when all earlier requests are written. */
  const written = (): Promise<void> => new Promise((done) => setImmediate(done));

  it("forgets a started creation when its record is on disk", async () => {
    await records.begin(creation);
    expect(onDisk()).to.deep.equal({ ids: [], begun: ["b"] });
    const saved = save("b");
    expect(onDisk()).to.deep.equal({ ids: [], begun: ["b"] });
    await saved;
    expect(onDisk()).to.deep.equal({ ids: ["b"], begun: [] });
  });

  describe("while the replacement of a resource is being created", () => {
    beforeEach(async () => {
      await save("a");
      await records.begin(creation);
    });

    const confirmations: [string, () => void][] = [
      ["by its id", () => records.confirm(type, "a", urn)],
      ["by its URN", () => records.confirmUrn(urn)],
    ];
    for (const [how, confirm] of confirmations) {
      it(`remembers the creation when the replaced resource is confirmed ${how}`, async () => {
        confirm();
        await written();
        expect(new EngineRecords(state).all()[0]).to.include({ id: "a", confirmed: true });
        expect(onDisk()).to.deep.equal({ ids: ["a"], begun: ["b"] });
      });
    }

    it("remembers the creation when the replaced resource is updated", async () => {
      await save("a", records.find(type, "a", urn));
      expect(onDisk()).to.deep.equal({ ids: ["a"], begun: ["b"] });
    });

    it("forgets the creation when a confirmation is written with its record", async () => {
      const saved = save("b");
      records.confirm(type, "a", urn);
      records.confirm(type, "b", urn);
      await saved;
      expect(onDisk()).to.deep.equal({ ids: ["a", "b"], begun: [] });
      expect(new EngineRecords(state).all().map(({ confirmed }) => confirmed)).to.deep.equal([
        true,
        true,
      ]);
    });

    it("records the remains of the creation on disk before it forgets the creation", () => {
      records.addReplaced({ ...creation, outputs: {}, order: 0 });
      expect(onDisk()).to.deep.equal({ ids: ["a", "b"], begun: ["b"] });
    });
  });
});
