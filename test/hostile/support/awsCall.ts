import { expect } from "chai";
import { callAws, type AwsCall } from "../../support/callAws";
import type { RunningStack } from "../../support/stack";

/** A request whose body may be code. */
export interface HostileCall extends AwsCall {
  /** The body contains code. The response names its errors with the line, as AWS does. */
  isCode?: boolean;
}

/**
 * Text that a response of an AWS protocol must not contain. Unlike the store's own responses, it
 * may contain ARNs and exceptions.
 */
const INTERNAL =
  /node_modules|node:internal|\/work\/|\.[cm]?[tj]s:\d|\n\s+at |TypeError|RangeError|URIError|SyntaxError|Cannot (read|convert)|is not (a function|iterable)|InternalFailure|InternalServerError/;

/** e.g. "code.js:2:32: ReferenceError: process is not defined" */
const FAULT_OF_CODE = /"code\.js:(?:\d+:\d+:)? (?:[^"\\]|\\.)*"/g;

/**
 * Sends the call, and expects a JSON response that is not a 5xx and reveals no internals. @returns
 * the response.
 */
export async function expectResponse(stack: RunningStack, call: HostileCall): Promise<any> {
  const { status, text } = await callAws(stack, call);
  const shown = `${call.target ?? call.path}: ${text.slice(0, 500)}`;
  expect(status, shown).to.be.within(200, 499);
  expect(JSON.parse(text), shown).to.be.an("object");
  expect(call.isCode ? text.replace(FAULT_OF_CODE, "") : text).not.to.match(INTERNAL);
  return JSON.parse(text);
}
