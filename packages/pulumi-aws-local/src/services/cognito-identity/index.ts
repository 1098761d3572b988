/** What the rest of the emulator uses of this service. */
export { IdentityPools } from "./service";
export { cognitoIdentityHandlers } from "./resources";
