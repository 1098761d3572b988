/** The public API of this service for the rest of the emulator. */
export { Distributions } from "./service";
export { cloudFrontHandlers } from "./resources";
export { edgeFunctions } from "./functions";
export { siteHandler } from "./siteHandler";
