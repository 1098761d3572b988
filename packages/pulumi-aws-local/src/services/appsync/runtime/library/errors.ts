import type { LibraryFunction } from "../realm/evaluationState";
import { EarlyReturnSignal, ErrorSignal, LibraryFault } from "../realm/signals";
import type { ResolverError } from "../types";
import { authType } from "./authType";
import { isRecord } from "./json";

/**
 * Errors of util.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html
 */
export const errors: Record<string, LibraryFunction> = {
  error: (args) => {
    if (isIgnored(args)) return;
    throw new ErrorSignal(errorOf(args));
  },
  appendError: (args, { evaluation }) => {
    if (!isIgnored(args)) evaluation.outErrors.push(errorOf(args));
  },
  unauthorized: (_args, { context }) => {
    const { fieldName, parentTypeName } = context.info ?? {};
    throw new ErrorSignal({
      message: fieldName
        ? `Not Authorized to access ${fieldName} on type ${parentTypeName}`
        : "Unauthorized",
      type: "Unauthorized",
      data: null,
      errorInfo: null,
    });
  },
  authType: (_args, { context }) => authType(context.identity),
};

/**
 * runtime.earlyReturn(obj?, {skipTo}?).
 * https://docs.aws.amazon.com/appsync/latest/devguide/runtime-utils-js.html
 * UNVERIFIED: that null and no value work as documented. In 2023 AWS failed with an error of the type Code:
 * https://github.com/aws/aws-appsync-community/issues/280
 */
export const runtime: Record<string, LibraryFunction> = {
  earlyReturn: ([result, options]) => {
    const skipTo = isRecord(options) ? options["skipTo"] : undefined;
    if (skipTo != null && skipTo !== "END" && skipTo !== "NEXT") {
      throw new LibraryFault(
        `runtime.earlyReturn: skipTo must be END or NEXT, got ${JSON.stringify(skipTo)}`,
      );
    }
    throw new EarlyReturnSignal(result ?? null, skipTo ?? undefined);
  },
};

/**
 * Calls whose message or type is not a string do nothing.
 * https://github.com/aws/aws-appsync-community/issues/384
 * UNVERIFIED: that util.appendError behaves the same, and that a message of null counts.
 */
function isIgnored([message, type]: unknown[]): boolean {
  return [message, type].some((one) => one != null && typeof one !== "string");
}

function errorOf([message, type, data, errorInfo]: unknown[]): ResolverError {
  return {
    message: String(message ?? null),
    type: type == null ? null : String(type),
    data: data ?? null,
    errorInfo: errorInfo ?? null,
  };
}
