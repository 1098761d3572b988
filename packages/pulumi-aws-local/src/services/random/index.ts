/** What the rest of the emulator uses of this service. */
export { randomHandlers } from "./resources";
