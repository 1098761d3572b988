/** What the rest of the emulator uses of this service. */
export type { ApiKeyRecord } from "./apiKeys/apiKeyStore";
export { AppSync } from "./service";
export { prepareNextTokens } from "./dataSources/dynamoDb/nextToken";
export type { ServiceCall } from "./dataSources/serviceCall";
export { pathKeys, pathText } from "./execution/fieldErrors";
export type { RequestTrace } from "./execution/requestTrace";
export type { ResolverStep } from "./execution/resolverStep";
export type { OperationRecorder } from "./host";
export type { Caller } from "./http/caller";
export { readGraphQlRequest, type GraphQlRequest } from "./http/readGraphQlRequest";
export { appSyncHandlers } from "./resources";
export { evaluateCodeEndpoint } from "./operations/evaluateCode";
export { isolates } from "./runtime/isolated/isolates";
export { warmUp } from "./warmUp";
