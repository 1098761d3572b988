/** The public API of this service for the rest of the emulator. */
export type { ApiKeyRecord } from "./apiKeys/apiKeyStore";
export { CodeError, describeCodeErrors } from "./errors";
export { AppSync } from "./service";
export { prepareNextTokens } from "./dataSources/dynamoDb/nextToken";
export type { ServiceCall } from "./dataSources/serviceCall";
export { pathKeys, pathText } from "./execution/fieldErrors";
export type { RequestTrace } from "./execution/requestTrace";
export type { ResolverStep } from "./execution/resolverStep";
export type { ObservedHandler, OperationRecorder } from "./host";
export type { Caller } from "./http/caller";
export { readGraphQlRequest, type GraphQlRequest } from "./http/readGraphQlRequest";
export { appSyncHandlers } from "./resources";
export { evaluateCodeEndpoint } from "./operations/evaluateCode";
export { compileCode, type CompiledCode } from "./runtime";
export type { Context, HandlerName, ResolverError } from "./runtime";
export { Evaluation } from "./runtime";
export { isolates } from "./runtime/isolated/isolates";
export { warmUp } from "./warmUp";
