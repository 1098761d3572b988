import { endFile } from "./fileEnd";
import { makeRunFolder, removeRunFolder } from "./runFolder";

export const mochaGlobalSetup = makeRunFolder;
export const mochaGlobalTeardown = removeRunFolder;

/** Root hooks of mocha. */
export const mochaHooks = { afterAll: endFile };
