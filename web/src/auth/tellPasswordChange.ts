import { request } from "../api/request";
import { notePasswordChange } from "../api/operations";
import { account } from "./account";

const storageKey = "jukebox.passwordChanged";

/**
 * Requests a mail to the owner that the password was changed: now, or after the sign-in with the
 * new password.
 */
export async function tellPasswordChange(email: string): Promise<void> {
  sessionStorage.setItem(storageKey, email);
  await tellIfChanged();
}

/**
 * Requests a mail about a change that this tab has made to this account. The change stands even
 * without a response.
 */
export async function tellIfChanged(): Promise<void> {
  const changed = sessionStorage.getItem(storageKey)?.toLowerCase();
  if (changed === undefined || changed !== account.get()?.email.toLowerCase()) return;
  sessionStorage.removeItem(storageKey);
  await request(notePasswordChange, {}).catch(() => undefined);
}
