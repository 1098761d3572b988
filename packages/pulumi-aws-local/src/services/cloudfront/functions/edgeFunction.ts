import { createContext, Script } from "node:vm";
import { EdgeError } from "./edgeError";

/** A compiled CloudFront function: takes an event and gives what the handler returns. */
export type EdgeFunction = (event: object) => unknown;

/** CloudFront gives a function about a millisecond of computing; this is for those that never end. */
const TIMEOUT_MS = 1_000;

/** The functions of the runtime that its context does not have already; what is logged goes nowhere. */
const PRELUDE = "globalThis.console = { log: function () {} };";

/** Async functions settle when the call's microtasks have run, which ends before the context returns. */
const CALL = `
output = undefined;
failure = undefined;
Promise.resolve(handler(JSON.parse(input))).then(
  function (value) { output = JSON.stringify(value === undefined ? null : value); },
  function (error) { failure = String(error); },
);`;

/**
 * Compiles the code of a CloudFront function. It runs strict, in a context of its own, without anything of Node, code from text or
 * timers.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 * @returns a function that throws EdgeError when the code fails, never settles or does not end.
 */
export function compileEdgeFunction(code: string): EdgeFunction {
  const globals: { input: string; output?: string; failure?: string } = { input: "" };
  const context = createContext(globals, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: "afterEvaluate",
  });
  const scripts = [PRELUDE, `"use strict";${code}`].map((text) => new Script(text));
  const call = new Script(CALL);
  let isLoaded = false;
  return (event) => {
    try {
      if (!isLoaded) scripts.forEach((script) => script.runInContext(context, LIMITS));
      isLoaded = true;
      globals.input = JSON.stringify(event);
      call.runInContext(context, LIMITS);
    } catch (error) {
      throw EdgeError.execution(String(error));
    }
    if (globals.output === undefined) {
      throw EdgeError.execution(globals.failure ?? "The handler's promise never settles.");
    }
    return JSON.parse(globals.output);
  };
}

const LIMITS = { timeout: TIMEOUT_MS };
