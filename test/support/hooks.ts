import { stopSharedStack } from "./stack";

/** Root hooks of mocha. */
export const mochaHooks = { afterAll: () => stopSharedStack() };
