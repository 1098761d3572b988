import { expect } from "chai";
import { RequestGate } from "../../../src/core/requestGate";

/** A promise that is resolved from outside. */
function later(): { promise: Promise<void>; done: () => void } {
  let done!: () => void;
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
}

describe("RequestGate", () => {
  it("waits for running requests, and lets later ones through in order", async () => {
    const gate = new RequestGate();
    const events: string[] = [];
    const first = later();
    const request = gate.run(async () => {
      await first.promise;
      events.push("first");
    });
    const exclusive = gate.exclusively(async () => {
      events.push("exclusive begins");
      await new Promise(setImmediate);
      events.push("exclusive ends");
    }, 1000);
    const others = ["second", "third"].map((name) => gate.run(async () => void events.push(name)));
    first.done();
    await Promise.all([request, exclusive, ...others]);
    expect(events).to.deep.equal([
      "first",
      "exclusive begins",
      "exclusive ends",
      "second",
      "third",
    ]);
  });

  it("stops waiting for a slow request, and opens again", async () => {
    const gate = new RequestGate();
    const hanging = later();
    const request = gate.run(() => hanging.promise);
    let hasRun = false;
    const message = await gate
      .exclusively(() => void (hasRun = true), 10)
      .then(
        () => "none",
        (error: Error) => error.message,
      );
    expect(message).to.contain("1 requests are still in progress after 10 ms");
    expect(hasRun).to.equal(false);
    expect(await gate.run(async () => "answered")).to.equal("answered");
    hanging.done();
    await request;
    await gate.exclusively(() => void (hasRun = true), 10);
    expect(hasRun).to.equal(true);
  });

  it("opens again after an error", async () => {
    const gate = new RequestGate();
    await gate.exclusively(() => Promise.reject(new Error("failed")), 10).catch(() => {});
    await gate.run(() => Promise.reject(new Error("failed too"))).catch(() => {});
    expect(await gate.exclusively(() => "done", 10)).to.equal("done");
  });
});
