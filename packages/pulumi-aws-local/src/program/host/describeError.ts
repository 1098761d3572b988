import type { HostError } from "./messages";
import { withProgramFrames } from "./programFrames";

/**
 * Names of errors that the program's author can fix: those of this package, of Pulumi, and the program's own errors
 * with these names.
 */
const VISIBLE = new Set(["VisibleError", "RunError"]);

/**
 * The part of an error that can be sent to another process. Its stack trace is limited to frames of the program in this
 * folder.
 */
export function describeError(error: unknown, projectDir: string): HostError {
  if (!(error instanceof Error)) {
    return { name: "Error", message: `The program threw ${String(error)}.`, visible: true };
  }
  const { errors } = error as { errors?: { text?: unknown; location?: unknown }[] };
  const isBuildFailure = Array.isArray(errors) && typeof errors[0]?.text === "string";
  return {
    name: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: withProgramFrames(error.stack, projectDir) }),
    visible: VISIBLE.has(error.constructor.name) || VISIBLE.has(error.name),
    ...(isBuildFailure && {
      errors: errors.map(({ text, location }) => ({ text: String(text), location })),
    }),
    ...(error.cause !== undefined && { cause: plain(error.cause) }),
  };
}

/** The part of a cause that can be sent: graphql-js and js-yaml store positions in plain members. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null)
    return typeof value === "function" ? undefined : value;
  if (depth > 3) return undefined;
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => plain(item, depth + 1));
  const names = [
    ...Object.keys(value),
    ...(value instanceof Error ? ["name", "message", "cause", "locations", "source"] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, plain((value as any)[name], depth + 1)]));
}
