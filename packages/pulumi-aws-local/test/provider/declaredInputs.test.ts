import { expect } from "chai";
import { declaredInputs, declares } from "../../src/provider/declaredInputs";
import { drifted } from "../../src/provider/drifted";

describe("declaredInputs", () => {
  it("omits inputs with their default, and inputs that are off without a default", () => {
    const actual = {
      mode: "OFF",
      streamEnabled: false,
      tags: {},
      ttl: { enabled: false },
      name: "a",
    };
    expect(declaredInputs(actual, { mode: "OFF" })).to.deep.equal({ name: "a" });
  });

  it("keeps inputs that are off if their default is on", () => {
    const actual = { enabled: false, names: { caseSensitive: false } };
    const defaults = { enabled: true, names: { caseSensitive: true } };
    expect(declaredInputs(actual, defaults)).to.deep.equal(actual);
  });
});

describe("declares", () => {
  it("keeps an input that equals the current value, and lists everything that is on", () => {
    const actual = { minimumLength: 12, requireNumbers: true, requireSymbols: false };
    expect(declares({ minimumLength: 12, requireNumbers: true }, actual)).to.equal(true);
    expect(declares({ ...actual, requireSymbols: true }, actual)).to.equal(false);
    expect(declares({ minimumLength: 12 }, actual)).to.equal(false);
    expect(declares({ pattern: "a" }, {})).to.equal(false);
  });
});

describe("drifted", () => {
  it("reports missing elements of a growing list as drift, but not added ones", () => {
    const [name, plan] = [{ name: "name" }, { name: "plan" }];
    const [one, two] = [{ schemas: [name] }, { schemas: [plan, name] }];
    expect(drifted(one, two, ["schemas"])).to.deep.equal({});
    expect(drifted(one, two)).to.deep.equal(two);
    expect(drifted(two, one, ["schemas"])).to.deep.equal(one);
  });
});
