/** The public API of this service for the rest of the emulator. */
export { sesEndpoint } from "./endpoint";
export { sesV1Endpoint } from "./v1/endpoint";
export { Inbox } from "./service";
export { sesHandlers } from "./resources";
