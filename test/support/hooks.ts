import { watchAsyncStores } from "./asyncStores";
import { endFile } from "./fileEnd";
import { loadSdkPartly } from "./loadSdkPartly";
import { minifyInjectedScript } from "./minifyInjectedScript";
import "./reuseKeys.cjs";
import { makeRunFolder, removeRunFolder } from "./runFolder";
import { skipDiskSync } from "./skipDiskSync";

loadSdkPartly();
minifyInjectedScript();
skipDiskSync();
watchAsyncStores();

export const mochaGlobalSetup = makeRunFolder;
export const mochaGlobalTeardown = removeRunFolder;

/** Root hooks of mocha. */
export const mochaHooks = { afterAll: endFile };
