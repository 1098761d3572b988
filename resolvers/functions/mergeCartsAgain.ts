/** The second attempt at a merge that a concurrent change has thwarted; skipped when the first has done it. */
export { request, response } from "./mergeCarts";
