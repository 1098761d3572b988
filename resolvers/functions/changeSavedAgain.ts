/** The second attempt at a change that a concurrent one has thwarted; skipped when the first has done it. */
export { request, response } from "./changeSaved";
