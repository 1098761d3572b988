import { checkFunctionCode } from "./checkFunctionCode";
import { compileEdgeFunction } from "./edgeFunction";
import { EdgeError } from "./edgeError";
import { runOnRequest } from "./viewerRequest";
import { runOnResponse } from "./viewerResponse";

/** The runtime of CloudFront functions, for running a function without a distribution. */
export const edgeFunctions = {
  check: checkFunctionCode,
  compile: compileEdgeFunction,
  onRequest: runOnRequest,
  onResponse: runOnResponse,
  EdgeError,
};
