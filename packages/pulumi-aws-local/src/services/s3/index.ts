/** What the rest of the emulator uses of this service. */
export { Buckets } from "./service";
export { s3Handlers } from "./resources";
