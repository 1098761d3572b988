/** What the rest of the emulator uses of this service. */
export { sesEndpoint } from "./endpoint";
export { Inbox, type Mail } from "./service";
export { sesHandlers } from "./resources";
