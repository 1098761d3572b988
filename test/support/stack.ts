export { sharedStack } from "./sharedStack";
export * from "./startStack";
