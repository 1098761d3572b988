import type { Context } from "mocha";
import { stopSharedStack } from "./stack";

/** Root hooks of mocha. */
export const mochaHooks = {
  /** A browser on a busy machine may be late for once; what is wrong fails three times. */
  beforeEach(this: Context) {
    const test = this.currentTest!;
    if (/[\\/]test[\\/]web[\\/]/.test(test.file ?? "")) test.retries(2);
  },
  afterAll: () => stopSharedStack(),
};
