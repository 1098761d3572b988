/** What the rest of the emulator uses of this service. */
export { Iam } from "./service";
export { iamHandlers } from "./resources";
