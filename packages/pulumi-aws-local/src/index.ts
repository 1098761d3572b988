/**
 * Runs a Pulumi program for AWS on this machine, for tests and tools. The command `pulumi-aws-local` does the same for
 * people.
 * @module
 */
export { createStack } from "./createStack";
export type { CreateStackOptions, Stack, StackClock } from "./createStack";
export type { Mail } from "./core/ports/inbox";
export type { Snapshot } from "./stack/stackSnapshots";
export type { StackInbox } from "./stack/mails";
export { VisibleError } from "./core/visibleError";
