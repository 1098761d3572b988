/**
 * Runs a Pulumi program for AWS on this machine, for tests and tools. The command `pulumi-aws-local` does the same from
 * a terminal.
 * @module
 */
export { createPlan } from "./createPlan";
export type { CreatePlanOptions, Plan } from "./createPlan";
export { createStack } from "./createStack";
export type { CreateStackOptions, Stack, StackClock } from "./createStack";
export type { Mail, MailAttachment } from "./core/ports/inbox";
export type { PlanAction, PlannedResource } from "./program/planProgram";
export type { StackObserver } from "./stack";
export type { Snapshot } from "./stack/stackSnapshots";
export type { ReceivedMail, StackInbox } from "./stack/mails";
export type {
  Context as HandlerContext,
  Evaluation as HandlerEvaluation,
  HandlerName,
  ObservedHandler,
} from "./services/appsync";
export type { ObservedAuthorization } from "./services/iam";
export {
  checkSupported,
  supportedDataSources,
  supportedTypes,
  supportedUserPoolOperations,
  type OperationInput,
  type SupportedDataSource,
  type SupportedOperation,
  type SupportedType,
} from "./supported";
export {
  compileEdgeFunction,
  type EdgeFunctionCode,
  type EdgeRequest,
  type EdgeResponse,
} from "./testing/compileEdgeFunction";
export { compileResolver, type ResolverCode } from "./testing/compileResolver";
export { RealtimeSocket, type RealtimeMessage } from "./testing/realtimeSocket";
export { startDynamoDb, type LocalDynamoDb } from "./testing/startDynamoDb";
export { VisibleError } from "./core/visibleError";
