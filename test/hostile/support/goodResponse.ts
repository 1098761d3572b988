import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocumentedErrors } from "../../support/documentedErrors";

/** Text that no message may contain: paths, implementation details, internal errors. */
export const INTERNAL =
  /arn:aws|amazonaws|dynamo|sqlite|node_modules|node:internal|\/work\/|\.[cm]?[tj]s:\d|\n\s+at |Request ID|ExclusiveStartKey|TypeError|RangeError|Cannot (read|convert)|is not a function|ValidationException|Expression|InternalFailure|code\.js/;

/** The errors of the store, as docs/errors.md lists them. */
const documented = readDocumentedErrors(
  readFileSync(join(__dirname, "../../../docs/errors.md"), "utf8"),
);

/**
 * AppSync's own errors: for an unauthorized caller and, without a type, for a document that does
 * not match the schema.
 */
const OF_FIELDS = new Set<unknown>([
  ...documented,
  "Unauthorized",
  "OperationNotSupported",
  "ResolverExecutionLimitReached",
]);
const WITHOUT_TYPE =
  /^(Validation error of type \w+|Variable '|The variables input contains a field)/;

/** Error types of whole requests that AppSync rejects, by status. */
const OF_REQUESTS: Record<string, number[]> = {
  MalformedHttpRequestException: [400],
  BadRequestException: [400, 413],
  UnauthorizedException: [401],
};

/** A response over HTTP. */
export interface RawResponse {
  status: number;
  text: string;
}

/**
 * Expects a response that AppSync may return: status 200 or 4xx, AppSync's error format, a
 * documented type, and nothing internal.
 */
export function expectGoodResponse({ status, text }: RawResponse): void {
  const body = JSON.parse(text) as { data?: unknown; errors?: Record<string, unknown>[] };
  if (status !== 200) {
    expect(Object.keys(body)).to.deep.equal(["errors"]);
    const [error] = body.errors!;
    expect(body.errors).to.deep.equal([{ errorType: error!.errorType, message: error!.message }]);
    expect(OF_REQUESTS[String(error!.errorType)], text).to.include(status);
    expectSafeMessage(error!.message);
    return;
  }
  expect(body).to.have.property("data");
  for (const error of body.errors ?? []) expectGoodError(error);
}

/** Expects one error of a field, or of a rejected subscription. */
export function expectGoodError(error: Record<string, unknown>): void {
  expectSafeMessage(error.message);
  const { errorType = null } = error;
  if (errorType === null) expect(error.message).to.match(WITHOUT_TYPE);
  else expect(OF_FIELDS, String(error.message)).to.include(errorType);
}

function expectSafeMessage(message: unknown): void {
  expect(message).to.be.a("string").and.not.equal("");
  expect(message).not.to.match(INTERNAL);
}
