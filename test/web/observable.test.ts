import { expect } from "chai";
import { observable } from "../../web/src/observable";

describe("observable", () => {
  it("calls back now and at each change, until the signal aborts", () => {
    const value = observable(1);
    const seen: number[] = [];
    const watching = new AbortController();
    value.watch((now) => seen.push(now), watching.signal);
    value.set(2);
    watching.abort();
    value.set(3);
    expect(seen).to.deep.equal([1, 2]);
  });

  it("never calls back if the signal has already aborted", () => {
    const value = observable(1);
    const seen: number[] = [];
    value.watch((now) => seen.push(now), AbortSignal.abort());
    value.set(2);
    expect(seen).to.deep.equal([]);
  });
});
