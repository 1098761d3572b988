import { parseReturnPath } from "./returnPath";

/** Path and query of the address bar. */
export function addressHere(): string {
  return location.pathname + location.search;
}

/** The sign-in page that comes back to here. */
export function signInPath(from = addressHere()): string {
  return `/sign-in?next=${encodeURIComponent(from)}`;
}

/** The sign-in page for somebody who is signed in, and has to do it once more. */
export function signInAgainPath(from: string): string {
  return `${signInPath(from)}&again=yes`;
}

/** Where a sign-in leads to, by the `next` of an address. */
export function returnPath(next: string | null): string {
  return parseReturnPath(next, location.origin);
}
