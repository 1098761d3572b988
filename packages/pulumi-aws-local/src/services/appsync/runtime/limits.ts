/**
 * Quotas of the APPSYNC_JS runtime.
 * https://docs.aws.amazon.com/general/latest/gr/appsync.html
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_EvaluateCode.html
 */
export const limits = {
  /** Characters of code per resolver or function. */
  codeCharacters: 32_768,
  /**
   * Iterations of one loop, and elements that a method which calls back visits; more are skipped silently
   * (https://github.com/aws/aws-appsync-community/issues/371). UNVERIFIED: 1,000 or 1,001, and that each loop counts by itself.
   */
  loopIterations: 1_000,
  /** Calls of the code's own functions in one evaluation. UNVERIFIED: AWS's own bound; that a handler ends is what counts here. */
  functionCalls: 10_000_000,
  /** Characters, as JSON, of the arguments of a library function in the process that serves requests. */
  libraryCharacters: 65_536,
  /** Characters that a handler's result may have as JSON: 5 MB. */
  resultCharacters: 5 * 1024 * 1024,
  /** What one handler may use up in the process that serves requests, about in bytes: see realm/accountSource.ts. */
  units: 16 * 1024 * 1024,
  /** Memory of the process of its own that runs code which needs more. UNVERIFIED: AWS's own bound. */
  evaluationMegabytes: 256,
  /** Milliseconds of processor time that code may use there. UNVERIFIED: AWS's own bound; a request as a whole has 30 s. */
  evaluationMs: 5_000,
  /** Characters of the context given to EvaluateCode. */
  evaluateContextCharacters: 28_000,
  /** Characters of the result of EvaluateCode. */
  evaluateResultCharacters: 65_536,
  /** Names and values of all headers a request adds, in bytes. */
  responseHeaderBytes: 4_096,
  /** Unique calls of extensions.invalidateSubscriptions in one request. */
  subscriptionInvalidations: 5,
} as const;
