/** What the rest of the emulator uses of this service. */
export { IdentityPools } from "./identityPools";
export { cognitoIdentityHandlers } from "./resources";
