const storageKey = "jukebox.email";

/** The e-mail address typed on one of the sign-in pages, so that the next one has it. Ends with the tab. */
export function knownEmail(): string {
  return sessionStorage.getItem(storageKey) ?? "";
}

/** Keeps the address for the next page; "" forgets it. */
export function setKnownEmail(email: string): void {
  if (email === "") sessionStorage.removeItem(storageKey);
  else sessionStorage.setItem(storageKey, email);
}
