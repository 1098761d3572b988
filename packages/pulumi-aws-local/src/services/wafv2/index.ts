/** The public API of this service for the rest of the emulator. */
export { wafHandlers } from "./resources";
