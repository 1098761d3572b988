/** The second attempt at a change after a conflict; skipped if the first has made it. */
export { request, response } from "./changeSaved";
