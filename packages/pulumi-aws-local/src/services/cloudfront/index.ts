/** What the rest of the emulator uses of this service. */
export { Distributions } from "./service";
export { cloudFrontHandlers } from "./resources";
export { edgeFunctions } from "./functions";
export { siteHandler } from "./siteHandler";
