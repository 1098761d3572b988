export { startOwnStack, type OwnStack } from "./ownStack";
export { freshStack, sharedStack } from "./sharedStack";
export * from "./startStack";
