import { SERVE_USAGE } from "./serveOptions";
import { START_USAGE } from "./startOptions";

// What the commands are bundled from (loader/compile.cjs). What is slow to load is loaded once it is needed.
export { reportFailure } from "../core/visibleError";
export { createEvaluator } from "../program/evaluator";
export { parseServeOptions } from "./serveOptions";
export { parseStartOptions } from "./startOptions";

export const loadStart = () => require("./startCommand") as typeof import("./startCommand");
export const loadServe = () => require("./serveCommand") as typeof import("./serveCommand");
export const loadReset = () => require("./resetCommand") as typeof import("./resetCommand");
export const loadPlan = () => require("./planCommand") as typeof import("./planCommand");

/** By command, its usage with all its options. */
export const usages: Record<string, () => string> = {
  start: () => START_USAGE,
  serve: () => SERVE_USAGE,
  plan: () => loadPlan().PLAN_USAGE,
  reset: () => loadReset().RESET_USAGE,
};
