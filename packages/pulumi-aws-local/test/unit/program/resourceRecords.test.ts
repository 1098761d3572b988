import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStateStore, type StateStore } from "../../../src/core/stateStore";
import type { Goal } from "../../../src/program/goal";
import { ResourceRecords } from "../../../src/program/resourceRecords";

describe("ResourceRecords", () => {
  let folder: string;
  let state: StateStore;
  let records: ResourceRecords;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "records-"));
    state = openStateStore(folder);
    records = new ResourceRecords(state);
    for (const name of ["a", "b", "c"]) save(name);
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function save(name: string, inputs: Record<string, unknown> = {}): void {
    const goal = { urn: name, type: "t", name, inputs, secretPaths: [] as unknown, protect: false };
    records.save({ ...goal, retainOnDelete: false } as Goal, `id-${name}`, {});
  }

  /** The list of an instance with a cached list, after checking that it equals the stored one. */
  function listed(): string[] {
    const kept = records.all();
    expect(kept).to.deep.equal(new ResourceRecords(state).all());
    return kept.map(({ urn, inputs }) => urn + Object.keys(inputs).join());
  }

  it("lists resources in creation order, and equals the store after each change", () => {
    expect(listed()).to.deep.equal(["a", "b", "c"]);
    save("d");
    save("b", { size: 1 });
    expect(listed()).to.deep.equal(["a", "bsize", "c", "d"]);
    records.delete("a", "d");
    expect(listed()).to.deep.equal(["bsize", "c"]);
    records.setAside(records.get("c")!);
    expect(listed()).to.deep.equal(["bsize"]);
    records.markEmptied(records.all());
    expect(records.all().map(({ emptied }) => emptied)).to.deep.equal([true]);
    records.rewrite([{ ...records.get("b")!, inputs: { color: 1 } }]);
    expect(listed()).to.deep.equal(["bcolor"]);
  });

  it("protects its list from changes by a caller", () => {
    records.all().pop();
    expect(listed()).to.deep.equal(["a", "b", "c"]);
  });
});
