import type { SignedIn } from "../../generated/schema";
import { parseKept } from "../../parseKept";
import type { SignedInUser } from "../signedInUser";

/** What this page knows of the cookies, which it cannot read: whose they are. Not a secret, and useless without them. */
const storageKey = "jukebox.signedIn";

interface Kept extends SignedInUser {
  /** When the access token expires, in epoch seconds. */
  expiresAt: number;
}

/** Who is signed in, by the last sign-in or refresh of any tab; null if no user is. */
export function readSignedIn(): Kept | null {
  const kept = parseKept<Partial<Kept>>(localStorage.getItem(storageKey));
  const { email, sessionId, expiresAt } = kept ?? {};
  if (typeof email !== "string" || typeof sessionId !== "string") return null;
  return { email, sessionId, expiresAt: Number(expiresAt) || 0 };
}

/** Records who is signed in, for all tabs; `email` is the typed address if Cognito has verified none. */
export function keepSignedIn({ email, sessionId, expiresAt }: SignedIn, typed: string): void {
  const kept: Kept = { email: email ?? typed, sessionId, expiresAt };
  localStorage.setItem(storageKey, JSON.stringify(kept));
}

/** Records that no user is signed in. Returns whether one was. */
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
