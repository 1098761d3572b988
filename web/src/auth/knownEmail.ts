const storageKey = "jukebox.email";

/**
 * The e-mail address that was typed on one of the sign-in pages, for the next page. It is kept for
 * the lifetime of the tab.
 */
export function knownEmail(): string {
  return sessionStorage.getItem(storageKey) ?? "";
}

/** Stores the address for the next page; "" deletes it. */
export function setKnownEmail(email: string): void {
  if (email === "") sessionStorage.removeItem(storageKey);
  else sessionStorage.setItem(storageKey, email);
}
