/** The second attempt at a change that hit a conflict; skipped if the first succeeded. */
export { request, response } from "./changeSaved";
