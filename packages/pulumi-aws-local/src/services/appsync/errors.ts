import { AwsError } from "../../core/awsError";

/**
 * One finding in the code of a resolver or function; line and column count from 1.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_CodeError.html
 */
export interface CodeErrorDetail {
  errorType: "PARSE_ERROR" | "LINT_ERROR" | "INVALID_FUNCTION_INVOCATION";
  value: string;
  location: { line: number; column: number; span: number };
}

/** Code that AppSync rejects, with all its errors. */
export class CodeError extends AwsError {
  constructor(
    readonly codeErrors: CodeErrorDetail[],
    message = "The code contains one or more errors.",
    /** The code itself, for callers that did not send it. */
    readonly text?: string,
  ) {
    super("BadRequestException", message, 400, {
      reason: "CODE_ERROR",
      detail: { codeErrors },
    });
  }
}

/** The findings as readable lines, for messages that cannot contain the list itself. */
export function describeCodeErrors(codeErrors: readonly CodeErrorDetail[]): string {
  return codeErrors
    .map(({ value, location }) => `code.js:${location.line}:${location.column}: ${value.trim()}`)
    .join("\n");
}

/** A request that AppSync rejects before execution; `errorType` and message are AppSync's. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
  ) {
    super(message);
    this.name = "HttpError";
  }
}

/** @see https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html */
export function unauthorized(message = "You are not authorized to make this call."): HttpError {
  return new HttpError(401, "UnauthorizedException", message);
}

/** A request object that its data source cannot read; ends the field with errorType MappingTemplate. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TemplateError";
  }
}
