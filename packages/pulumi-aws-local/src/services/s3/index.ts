/** The public API of this service for the rest of the emulator. */
export { Buckets } from "./service";
export { s3Handlers } from "./resources";
