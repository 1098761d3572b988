/** What the rest of the emulator uses of this service. */
export type { UserRecord } from "./records";
export type { Member } from "./input";
export { operations } from "./operations";
export { cognitoIdpHandlers } from "./resources";
export { UserPools } from "./service";
