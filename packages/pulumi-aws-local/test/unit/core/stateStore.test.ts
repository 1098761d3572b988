import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { memoryStateStore } from "../../../src/core/memoryStateStore";
import { openStateStore, type StateStore } from "../../../src/core/stateStore";

describe("openStateStore", () => {
  let directory: string;
  let store: StateStore;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "state-store-"));
    store = openStateStore(directory);
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("keeps values until it is opened again", async () => {
    store.collection("a").put("key", { deep: [1] });
    await store.close();
    store = openStateStore(directory);
    expect(store.collection("a").get("key")).to.eql({ deep: [1] });
    expect(store.collection("b").get("key")).to.equal(undefined);
  });

  it("finds the entries with a prefix in key order", () => {
    const names = store.collection<number>("a");
    for (const key of ["b1", "a2", "a1"]) names.put(key, 1);
    expect(names.entries("a").map(({ key }) => key)).to.eql(["a1", "a2"]);
  });

  it("finds the value with the first key, as a store in memory does", () => {
    for (const one of [store, memoryStateStore()]) {
      const names = one.collection<string>("a");
      expect(names.first()).to.equal(undefined);
      for (const key of ["b1", "a2", "a1"]) names.put(key, `value of ${key}`);
      expect(names.first()).to.equal("value of a1");
    }
  });

  it("replaces all collections except some with an image, or nothing", () => {
    const [names, others, kept] = ["a", "b", "kept"].map((name) => store.collection<number>(name));
    names!.put("one", 1);
    others!.put("two", 2);
    kept!.put("three", 3);
    const image = store.image();
    names!.delete("one");
    for (let at = 0; at < 500; at++) others!.put(`more ${at}`, at);
    kept!.put("three", 4);
    store.collection<number>("later").put("four", 4);
    const fail = (): void =>
      store.transaction(() => {
        store.replace(image, ["kept"]);
        throw new Error("no");
      });
    expect(fail).to.throw("no");
    expect(others!.entries()).to.have.length(501);

    store.replace(image, ["kept"]);

    const all = (name: string) => store.collection<number>(name).entries();
    expect(all("a")).to.eql([{ key: "one", value: 1 }]);
    expect(all("b")).to.eql([{ key: "two", value: 2 }]);
    expect(all("kept")).to.eql([{ key: "three", value: 4 }]);
    expect(all("later")).to.eql([]);
    expect([...store.image(["kept"]).keys()]).to.eql(["kept"]);
  });

  it("rolls back a transaction that fails", () => {
    const names = store.collection<number>("a");
    const fail = (): void =>
      store.transaction(() => {
        names.put("key", 1);
        throw new Error("no");
      });
    expect(fail).to.throw("no");
    expect(names.get("key")).to.equal(undefined);
  });

  it("finds nothing under a key above the length limit", () => {
    expect(store.collection("a").get("k".repeat(5_000))).to.equal(undefined);
    expect(store.collection("a").get("漢".repeat(1_000))).to.equal(undefined);
  });
});
