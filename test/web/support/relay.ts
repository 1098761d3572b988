import type { Page } from "playwright-core";
import { sharedBrowser } from "../../support/sharedBrowser";
import type { OwnStack } from "../../support/stack";
import { expectNoFaults } from "./browser";

/** A visitor with the time of the sign-in, by the clock of the stack. */
interface Visitor {
  page: Page;
  signedInAt: number;
}

/** Half of the time after which some changes ask for a fresh sign-in, for a slow test. */
const FRESH = 150_000;

/**
 * Signed-in visitors that tests leave to later ones: opening one takes as long as many tests. Each
 * test can open its own, and a test that fails leaves none.
 */
export class Relay<V extends Visitor> {
  readonly #left = new Map<string, V>();

  constructor(private readonly stackOf: () => OwnStack) {}

  /** The visitor that a test has left under this name, else a new one from `open`. */
  async take(name: string, open: () => Promise<Omit<V, "signedInAt">>): Promise<V> {
    const visitor = this.#left.get(name);
    this.#left.delete(name);
    const signedInAt = this.stackOf().clock.now();
    if (visitor !== undefined && signedInAt - visitor.signedInAt < FRESH) return visitor;
    return { ...(await open()), signedInAt } as V;
  }

  /** Leaves a visitor, in the state of a new one, to a later test. */
  leave(name: string, visitor: V): void {
    this.#left.set(name, visitor);
  }

  /** Like closePages, except for the visitors who were left. Call it after each test. */
  async closeOthers(): Promise<void> {
    const kept = new Set([...this.#left.values()].map(({ page }) => page.context()));
    const contexts = (await sharedBrowser()).contexts();
    await Promise.all(contexts.filter((one) => !kept.has(one)).map((one) => one.close()));
    expectNoFaults();
  }
}
