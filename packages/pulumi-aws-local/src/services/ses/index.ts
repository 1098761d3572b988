/** What the rest of the emulator uses of this service. */
export { sesEndpoint } from "./endpoint";
export { sesV1Endpoint } from "./v1/endpoint";
export { Inbox } from "./service";
export { sesHandlers } from "./resources";
