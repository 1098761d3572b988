/** What the rest of the emulator uses of this service. */
export { sesEndpoint } from "./endpoint";
export { Inbox, type Mail } from "./inbox";
export { sesHandlers } from "./resources";
