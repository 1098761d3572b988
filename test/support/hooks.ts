import { watchAsyncStores } from "./asyncStores";
import { betweenFiles } from "./betweenFiles";
import { endFile, endRun } from "./fileEnd";
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
export const mochaHooks = {
  beforeAll(this: Mocha.Context) {
    betweenFiles(this.test!.parent!, endFile);
  },
  afterAll: endRun,
};
