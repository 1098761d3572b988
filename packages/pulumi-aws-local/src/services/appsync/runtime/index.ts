export { compileCode, type CompiledCode, type CompileOptions } from "./compileCode";
export { Evaluation } from "./evaluation";
export { limits } from "./limits";
export type {
  CacheEviction,
  Context,
  ContextInfo,
  ContextJson,
  HandlerName,
  ResolverError,
  SubscriptionFilter,
  SubscriptionInvalidation,
} from "./types";
