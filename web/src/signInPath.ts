import { parseReturnPath } from "./returnPath";

/** Path and query of the current URL. */
export function addressHere(): string {
  return location.pathname + location.search;
}

/** The path of the sign-in page, which returns to this page. */
export function signInPath(from = addressHere()): string {
  return `/sign-in?next=${encodeURIComponent(from)}`;
}

/** The path of the sign-in page for a signed-in user who has to sign in again. */
export function signInAgainPath(from: string): string {
  return `${signInPath(from)}&again=yes`;
}

/** The path after a sign-in, from the `next` of a URL. */
export function returnPath(next: string | null): string {
  return parseReturnPath(next, location.origin);
}
