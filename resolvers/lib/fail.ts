import { util } from "@aws-appsync/utils";

/** Every error type of the store; docs/errors.md lists them. */
export type ErrorType =
  | "InvalidInput"
  | "ProductNotFound"
  | "ProductExists"
  | "ProductChanged"
  | "QuantityLimit"
  | "CartLimit"
  | "SavedLimit"
  | "CartChanged"
  | "PriceChanged"
  | "EmptyCart"
  | "SoldOut"
  | "InvalidClaim"
  | "PurchaseNotFound"
  | "OrderNotFound"
  | "OrderChanged"
  | "TooManyMails"
  | "SessionRequired"
  | "SessionExpired"
  | "SessionEnded"
  | "SessionChanged"
  | "FreshSignInRequired"
  | "CognitoRefused"
  | "NotOffered"
  | "PersonNotFound"
  | "TryAgain"
  | "Unavailable";

/** An error that may be raised later. */
export interface Refusal {
  type: ErrorType;
  message: string;
  /** Values for the client; AppSync passes errorInfo on unfiltered. */
  info: Record<string, string | number> | null;
}

/** Ends the field with a typed error. The message says what the user can do. */
export function fail(
  type: ErrorType,
  message: string,
  info: Record<string, string | number> | null = null,
): never {
  util.error(message, type, null, info);
}

/** Ends the field with a prepared error. */
export function refuse(refusal: Refusal): never {
  util.error(refusal.message, refusal.type, null, refusal.info);
}

/** Ends the field because of a concurrent change of the same item. */
export function failTryAgain(): never {
  fail("TryAgain", "Something else changed at the same moment. Send the same request again.");
}

/** Ends the field because a service behind it failed. */
export function failUnavailable(): never {
  fail("Unavailable", "The store cannot respond right now. Try again in a moment.");
}
