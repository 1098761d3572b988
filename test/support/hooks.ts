import type { Context } from "mocha";
import { endFile } from "./fileEnd";
import { endSharedStack, offerSharedStack } from "./sharedStack";

export const mochaGlobalSetup = offerSharedStack;
export const mochaGlobalTeardown = endSharedStack;

/** Root hooks of mocha. */
export const mochaHooks = {
  /** A browser on a busy machine may be late for once; what is wrong fails three times. */
  beforeEach(this: Context) {
    const test = this.currentTest!;
    if (/[\\/]test[\\/](web|workbench)[\\/]/.test(test.file ?? "")) test.retries(2);
  },
  afterAll: endFile,
};
