/** What the rest of the emulator uses of this service. */
export { Distributions } from "./service";
export { cloudFrontHandlers } from "./resources";
export { siteHandler } from "./siteHandler";
