// What the commands are bundled from (loader/compile.cjs). What is slow to load is loaded once it is needed.
export { reportFailure } from "../core/visibleError";
export { createEvaluator } from "../program/evaluator";
export { parseStartOptions } from "./startOptions";

export const loadStart = () => require("./startCommand") as typeof import("./startCommand");
export const loadReset = () => require("./resetCommand") as typeof import("./resetCommand");
export const loadPlan = () => require("./planCommand") as typeof import("./planCommand");
