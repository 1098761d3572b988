/** The public API of this service for the rest of the emulator. */
export type { UserRecord } from "./records";
export type { Member } from "./input";
export { operations } from "./operations";
export { cognitoIdpHandlers } from "./resources";
export { UserPools } from "./service";
