import { maskApiKeys } from "./maskApiKeys";

/** An error that the user can fix: only its message is shown, without a stack trace. */
export class VisibleError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(maskApiKeys(message), options);
    this.name = "VisibleError";
  }
}

/**
 * Ends the process with status 1. Errors of the user (ours, and Pulumi's own RunError) are printed as one line, other
 * errors with their stack.
 */
export function reportFailure(error: unknown): never {
  const isVisible =
    error instanceof Error &&
    ["VisibleError", "RunError"].some((name) =>
      [error.name, error.constructor.name].includes(name),
    );
  console.error(isVisible ? `error: ${error.message}` : error);
  process.exit(1);
}
