/**
 * Quotas of the APPSYNC_JS runtime.
 * https://docs.aws.amazon.com/general/latest/gr/appsync.html
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_EvaluateCode.html
 */
export const limits = {
  /** Characters of code per resolver or function. */
  codeCharacters: 32_768,
  /**
   * Maximum iterations of one loop, and elements that a method with a callback visits; further ones are skipped
   * silently (https://github.com/aws/aws-appsync-community/issues/371). UNVERIFIED: 1,000 or 1,001, and that each loop
   * counts separately.
   */
  loopIterations: 1_000,
  /**
   * Maximum calls of the code's own functions in one evaluation. UNVERIFIED: AWS's own limit; here it ensures that a
   * handler ends.
   */
  functionCalls: 10_000_000,
  /** Maximum characters of a library function's arguments as JSON, in the process that serves requests. */
  libraryCharacters: 65_536,
  /** Maximum characters of a handler's result as JSON: 5 MB. */
  resultCharacters: 5 * 1024 * 1024,
  /** Resources of one handler run in the process that serves requests, about in bytes: see realm/accountSource.ts. */
  units: 16 * 1024 * 1024,
  /** Memory of the separate process for code that needs more. UNVERIFIED: AWS's own limit. */
  evaluationMegabytes: 256,
  /** Milliseconds of processor time in that process. UNVERIFIED: AWS's own limit; a whole request has 30 s. */
  evaluationMs: 5_000,
  /** Characters of the context of EvaluateCode. */
  evaluateContextCharacters: 28_000,
  /** Characters of the result of EvaluateCode. */
  evaluateResultCharacters: 65_536,
  /** Names and values of all headers a request adds, in bytes. */
  responseHeaderBytes: 4_096,
  /** Unique calls of extensions.invalidateSubscriptions in one request. */
  subscriptionInvalidations: 5,
} as const;
