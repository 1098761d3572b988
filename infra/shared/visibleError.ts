import { RunError } from "@pulumi/pulumi";

/**
 * An error that the operator can fix. Pulumi's CLI prints only the message of a RunError, without a
 * stack trace.
 */
export class VisibleError extends RunError {
  override readonly name = "VisibleError";
}
