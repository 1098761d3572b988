/** The second attempt at a merge that hit a conflict; skipped if the first succeeded. */
export { request, response } from "./mergeCarts";
