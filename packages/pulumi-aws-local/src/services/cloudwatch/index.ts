/** The public API of this service for the rest of the emulator. */
export { cloudWatchHandlers } from "./resources";
