/** What the rest of the emulator uses of this service. */
export { Iam, type ObservedAuthorization } from "./service";
export { iamEndpoint } from "./endpoints/iamEndpoint";
export { stsEndpoint } from "./endpoints/stsEndpoint";
export { iamHandlers } from "./resources";
