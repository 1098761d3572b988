import { RunError } from "@pulumi/pulumi";

/**
 * A mistake that the operator can mend. Pulumi's CLI prints the message of a RunError alone,
 * without a stack trace.
 */
export class VisibleError extends RunError {
  override readonly name = "VisibleError";
}
