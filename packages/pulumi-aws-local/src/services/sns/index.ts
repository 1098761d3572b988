/** The public API of this service for the rest of the emulator. */
export { snsEndpoint } from "./endpoint";
export { snsHandlers } from "./resources";
