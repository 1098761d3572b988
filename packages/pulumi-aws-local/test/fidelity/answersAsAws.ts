import { Assertion } from "chai";
import type { Fact } from "./fact";

type Test = (this: Mocha.Context) => void | Promise<void>;

let assertions = 0;
const { assert } = Assertion.prototype;
Assertion.prototype.assert = function (this: Chai.AssertionStatic, ...args: never[]) {
  assertions += 1;
  return assert.apply(this, args as never);
} as typeof assert;

let onFacts: ((facts: readonly Fact[], title: string) => void) | undefined;

/** Calls the observer for the facts of all tests defined from now on; undefined removes it. */
export function observeFacts(observer: typeof onFacts): void {
  onFacts = observer;
}

/**
 * Defines a test that compares a response with AWS's: each fact is a row of docs/fidelity.md. A test without an
 * assertion fails, because it compares nothing. `npm run fidelity` writes the page.
 */
export function answersAsAws(facts: Fact | readonly Fact[], title: string, test: Test): void {
  onFacts?.([facts].flat() as Fact[], title);
  it(title, async function () {
    const before = assertions;
    await test.call(this);
    if (assertions === before) throw new Error(`"${title}" compares no response with AWS's.`);
  });
}
