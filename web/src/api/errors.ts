/** The store could not be reached, or its response was lost: the request may have taken effect. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  constructor(options?: ErrorOptions) {
    super(
      navigator.onLine
        ? "The store could not be reached. Check your connection and try again."
        : "You are offline. Connect to the internet and try again.",
      options,
    );
  }
}

/** An error of the store's API, identified by its stable type. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  constructor(
    readonly type: string,
    message: string,
    /** errorInfo: values for the client. */
    readonly info: Record<string, string | number> = {},
  ) {
    super(message);
  }
}

/** The reason why a client is no longer signed in. */
export type LossReason = "SessionEnded" | "SessionExpired" | "SignedOutElsewhere" | "TokensRefused";

/** The user's session has ended and this client has signed out. A notice has shown the reason. */
export class SessionLostError extends Error {
  override readonly name = "SessionLostError";
  constructor(
    readonly reason: LossReason,
    options?: ErrorOptions,
  ) {
    super(lossMessages[reason], options);
  }
}

/** The message for a user whose session has ended. */
export const lossMessages: Record<LossReason, string> = {
  SessionEnded: "This device was signed out from another device, or by the store.",
  SessionExpired: "You were signed out because you had not been here for a while.",
  SignedOutElsewhere: "You signed out in another tab.",
  TokensRefused: "Your sign-in is no longer accepted. It may have run out, or been withdrawn.",
};

/** True for a StoreError of one of these types. */
export function isStoreError(error: unknown, ...types: string[]): error is StoreError {
  return error instanceof StoreError && types.includes(error.type);
}
