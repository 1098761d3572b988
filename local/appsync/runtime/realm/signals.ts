import type { ResolverError } from "../types";

/** Ends a handler: util.error, util.unauthorized or a quota. */
export class ErrorSignal extends Error {
  constructor(readonly error: ResolverError) {
    super(error.message);
    this.name = "ErrorSignal";
  }
}

/** Ends a handler: runtime.earlyReturn. */
export class EarlyReturnSignal extends Error {
  constructor(
    readonly result: unknown,
    readonly skipTo: "END" | "NEXT" | undefined,
  ) {
    super("earlyReturn");
    this.name = "EarlyReturnSignal";
  }
}

/** A library function that cannot do what it was asked; the message goes to the client. */
export class LibraryFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Error";
  }
}
