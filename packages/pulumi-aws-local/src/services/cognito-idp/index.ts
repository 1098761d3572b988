/** What the rest of the emulator uses of this service. */
export type { UserRecord } from "./records";
export { cognitoIdpHandlers } from "./resources";
export { UserPools } from "./service";
