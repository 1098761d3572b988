export { evaluateCodeEndpoint } from "./evaluateCodeEndpoint";
export { CodeError, describeCodeErrors, type CodeErrorDetail } from "./codeError";
export { compileCode, type CompiledCode, type CompileOptions } from "./compileCode";
export { limits } from "./limits";
export type {
  CacheEviction,
  Context,
  ContextInfo,
  Evaluation,
  HandlerName,
  ResolverError,
  SubscriptionFilter,
  SubscriptionInvalidation,
} from "./types";
