/** What the rest of the emulator uses of this service. */
export { Buckets } from "./buckets";
export { s3Handlers } from "./resources";
