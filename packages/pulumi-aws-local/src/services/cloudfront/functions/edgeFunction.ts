import { createContext, Script } from "node:vm";
import { EdgeError } from "./edgeError";

/** A compiled CloudFront function: takes an event and returns the handler's result. */
export type EdgeFunction = (event: object) => unknown;

/** CloudFront allows a function about a millisecond of computing; this timeout is for infinite loops. */
const TIMEOUT_MS = 1_000;

/** Functions of the runtime that a V8 context lacks; log output is discarded. */
const PRELUDE = "globalThis.console = { log: function () {} };";

/** Async functions settle when the call's microtasks have run, before the context returns. */
const CALL = `
output = undefined;
failure = undefined;
Promise.resolve(handler(JSON.parse(input))).then(
  function (value) { output = JSON.stringify(value === undefined ? null : value); },
  function (error) { failure = String(error); },
);`;

/**
 * Compiles the code of a CloudFront function. It runs in strict mode in a separate context, without Node's globals,
 * dynamic code or timers.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 * @returns a function that throws EdgeError if the code fails, never settles or does not end
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
