/** The public API of this service for the rest of the emulator. */
export { Iam, type ObservedAuthorization } from "./service";
export { iamEndpoint } from "./endpoints/iamEndpoint";
export { stsEndpoint } from "./endpoints/stsEndpoint";
export { iamHandlers } from "./resources";
