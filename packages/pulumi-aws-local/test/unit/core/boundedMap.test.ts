import { expect } from "chai";
import { BoundedMap } from "../../../src/core/boundedMap";

describe("BoundedMap", () => {
  const filled = (capacity: number, count: number): BoundedMap<number, string> => {
    const map = new BoundedMap<number, string>(capacity);
    for (let key = 0; key < count; key++) map.set(key, `value ${key}`);
    return map;
  };

  it("keeps at least the last half of its capacity, and never more than its capacity", () => {
    for (let count = 1; count <= 40; count++) {
      for (let key = 0; key < count; key++) {
        const value = filled(10, count).get(key); // a separate map: reading changes which entries are dropped
        if (key >= count - 5) expect(value).to.equal(`value ${key}`);
        if (key < count - 10) expect(value).to.equal(undefined);
      }
    }
  });

  it("keeps entries that are used while others are added", () => {
    const map = new BoundedMap<number, string>(10);
    map.set(-1, "used");
    for (let key = 0; key < 1000; key++) {
      map.set(key, "other");
      if (key % 4 === 0) expect(map.get(-1), String(key)).to.equal("used");
    }
  });

  it("returns the value that was set last", () => {
    const map = new BoundedMap<number, string>(4);
    map.set(1, "old");
    map.set(2, "other");
    expect(map.set(1, "new")).to.equal("new");
    expect(map.get(1)).to.equal("new");
    map.set(3, "other");
    expect(map.get(1)).to.equal("new");
  });

  it("drops deleted entries, and all entries when it is cleared", () => {
    const map = filled(10, 6);
    map.get(1);
    map.delete(1);
    expect([0, 1, 5].map((key) => map.get(key))).to.deep.equal(["value 0", undefined, "value 5"]);
    map.clear();
    expect([0, 5].map((key) => map.get(key))).to.deep.equal([undefined, undefined]);
  });
});
