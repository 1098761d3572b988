/** What the rest of the emulator uses of this service. */
export { route53Handlers } from "./resources";
