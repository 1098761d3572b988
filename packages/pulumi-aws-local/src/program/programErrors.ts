import { VisibleError } from "../core/visibleError";

/** Errors that programs threw. They keep their own names, which the command prints with their stack traces. */
const thrown = new WeakSet<Error>();

/** Remembers that a program threw the error. */
export function asProgramError(error: Error): Error {
  thrown.add(error);
  return error;
}

/** For callers of the package: an error that a program threw is one that they can correct. It becomes the cause. */
export async function withVisibleErrors<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw isOfProgram(error) ? visible(error) : error;
  });
}

function isOfProgram(error: unknown): error is Error {
  return error instanceof Error && thrown.has(error);
}

function visible(cause: Error): VisibleError {
  const error = new VisibleError(cause.message, { cause });
  if (cause.stack !== undefined) error.stack = cause.stack;
  return error;
}
