/** The public API of the package. */
export { VisibleError } from "./core/visibleError";
