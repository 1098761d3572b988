/** The SDK's module "log". */
interface Log {
  error(message: string, ...more: unknown[]): Promise<void>;
}

/**
 * The SDK logs that the arguments of a data source depend on a resource whose registration failed, with a stack trace of
 * its own code. The stack reports that failure itself, with its place in the program.
 */
export function silenceRepeatedErrors(log: Log): void {
  const { error } = log;
  if (Object.getOwnPropertyDescriptor(log, "error")?.writable !== true) return; // another way of exporting it
  log.error = (message, ...more) =>
    isRepeated(message) ? Promise.resolve() : error(message, ...more);
}

function isRepeated(message: string): boolean {
  return (
    message.startsWith("Error serializing arguments for ") &&
    message.includes(": failed to register new resource ")
  );
}
