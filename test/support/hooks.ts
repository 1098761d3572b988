import { endFile } from "./fileEnd";
import { endSharedStack, offerSharedStack } from "./sharedStack";

export const mochaGlobalSetup = offerSharedStack;
export const mochaGlobalTeardown = endSharedStack;

/** Root hooks of mocha. */
export const mochaHooks = { afterAll: endFile };
