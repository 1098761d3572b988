import type { SignedIn } from "../../generated/schema";
import { parseKept } from "../../parseKept";
import type { SignedInUser } from "../signedInUser";

/**
 * Key of the user of the cookies, which this page cannot read. The value is no secret and is
 * useless without the cookies.
 */
const storageKey = "jukebox.signedIn";

interface Kept extends SignedInUser {
  /** Expiry of the access token, in epoch seconds. */
  expiresAt: number;
}

/**
 * The signed-in user according to the last sign-in or refresh of any tab; null if there is none.
 */
export function readSignedIn(): Kept | null {
  const kept = parseKept<Partial<Kept>>(localStorage.getItem(storageKey));
  const { email, sessionId, expiresAt } = kept ?? {};
  if (typeof email !== "string" || typeof sessionId !== "string") return null;
  return { email, sessionId, expiresAt: Number(expiresAt) || 0 };
}

/**
 * Stores the signed-in user for all tabs; `email` is the typed address if Cognito has verified
 * none.
 */
export function keepSignedIn({ email, sessionId, expiresAt }: SignedIn, typed: string): void {
  const kept: Kept = { email: email ?? typed, sessionId, expiresAt };
  localStorage.setItem(storageKey, JSON.stringify(kept));
}

/** Stores that no user is signed in. Returns whether one was. */
export function forgetSignedIn(): boolean {
  const was = readSignedIn() !== null;
  localStorage.removeItem(storageKey);
  return was;
}

/** Calls back when another tab has signed in, refreshed or signed out. */
export function watchSignedIn(changed: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === storageKey) changed();
  });
}
