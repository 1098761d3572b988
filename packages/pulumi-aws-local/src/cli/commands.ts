import { SERVE_USAGE } from "./serveOptions";
import { START_USAGE } from "./startOptions";

// Entry of the commands' bundle (loader/compile.cjs). Slow modules are loaded when they are first needed.
export { reportFailure } from "../core/visibleError";
export { createEvaluator } from "../program/evaluator";
export { parseServeOptions } from "./serveOptions";
export { parseStartOptions } from "./startOptions";

export const loadStart = () => require("./startCommand") as typeof import("./startCommand");
export const loadServe = () => require("./serveCommand") as typeof import("./serveCommand");
export const loadReset = () => require("./resetCommand") as typeof import("./resetCommand");
export const loadPlan = () => require("./planCommand") as typeof import("./planCommand");

/** Usage text of each command, with all its options. */
export const usages: Record<string, () => string> = {
  start: () => START_USAGE,
  serve: () => SERVE_USAGE,
  plan: () => loadPlan().PLAN_USAGE,
  reset: () => loadReset().RESET_USAGE,
};
