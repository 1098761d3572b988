import { VisibleError } from "../core/visibleError";

/** The error of a call that needs a running stack, after `close()`. */
export function stackStopped(): VisibleError {
  return new VisibleError("The stack has been stopped.");
}
