/** What the rest of the emulator uses of this service. */
export { snsEndpoint } from "./endpoint";
export { snsHandlers } from "./resources";
