/** What the rest of the emulator uses of this service. */
export { Iam } from "./iam";
export { iamHandlers } from "./resources";
