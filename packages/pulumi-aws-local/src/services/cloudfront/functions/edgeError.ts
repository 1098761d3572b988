import type { HttpResponse } from "../../../core/http";

/** Why a function has no result, in the terms of CloudFront's logs, metrics and x-cache header. */
export type EdgeErrorKind = "FunctionExecutionError" | "FunctionValidationError";

/**
 * The viewer's response if a function fails: 503 for execution errors, 502 for results that CloudFront rejects.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html
 */
export class EdgeError extends Error {
  constructor(
    readonly kind: EdgeErrorKind,
    message: string,
  ) {
    super(message);
    this.name = "EdgeError";
  }

  /** The code threw, ran too long, or the runtime does not support it. */
  static execution(reason: string): EdgeError {
    return new EdgeError("FunctionExecutionError", reason);
  }

  /** @param reason e.g. "request.uri must begin with a slash" */
  static validation(reason: string): EdgeError {
    return new EdgeError(
      "FunctionValidationError",
      `The CloudFront function returned an invalid value: ${reason}.`,
    );
  }

  /**
   * The response to the viewer. UNVERIFIED: the text of an execution error's page. The reason is printed to the
   * terminal.
   */
  toResponse(): HttpResponse {
    const isExecution = this.kind === "FunctionExecutionError";
    const text = isExecution
      ? "The CloudFront function associated with the CloudFront distribution is invalid or could not run."
      : this.message;
    return {
      status: isExecution ? 503 : 502,
      headers: {
        "content-type": "text/html",
        "x-cache": `${this.kind} from cloudfront`,
      },
      body: `<h1>${isExecution ? 503 : 502} ERROR</h1>\n<h2>The request could not be satisfied.</h2>\n<p>${escapeHtml(text)}</p>\n`,
    };
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
