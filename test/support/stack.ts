export { startOwnStack, type OwnStack } from "./ownStack";
export { sharedStack } from "./sharedStack";
export * from "./startStack";
