import type { ResolverError } from "../types";

/** Ends a handler: util.error, util.unauthorized or a quota. */
export class ErrorSignal extends Error {
  constructor(readonly error: ResolverError) {
    super(error.message);
    this.name = "ErrorSignal";
  }
}

/** Ends a handler: runtime.earlyReturn. It is not an Error, because it is frequent and a stack trace takes time. */
export class EarlyReturnSignal {
  constructor(
    readonly result: unknown,
    readonly skipTo: "END" | "NEXT" | undefined,
  ) {}
}

/** Ends an evaluation that exceeds its resources in this process. */
export class OutgrownSignal extends Error {
  constructor() {
    super("The evaluation needs a process of its own.");
    this.name = "OutgrownSignal";
  }
}

/** The error of a library function; its message is sent to the client. */
export class LibraryFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Error";
  }
}
