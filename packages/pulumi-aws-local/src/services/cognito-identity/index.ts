/** The public API of this service for the rest of the emulator. */
export { IdentityPools } from "./service";
export { cognitoIdentityHandlers } from "./resources";
