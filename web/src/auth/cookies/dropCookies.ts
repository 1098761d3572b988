import { requestAsGuest } from "../../api/requestAsGuest";
import { signOut } from "../../api/signInOperations";
import { exclusively } from "./exclusively";
import { forgetSignedIn, readSignedIn } from "./signedIn";

/** Set until the store has confirmed that the cookies are deleted: a page cannot delete them itself. */
const storageKey = "jukebox.dropCookies";

/**
 * Signs out: notes it for all tabs, has the refresh token revoked and the cookies deleted. Returns whether Cognito has confirmed.
 * Without an answer, the next page of this browser asks again.
 */
export async function dropCookies(): Promise<boolean> {
  forgetSignedIn();
  localStorage.setItem(storageKey, "yes");
  return exclusively(async () => {
    // Somebody has signed in meanwhile: the cookies are new ones.
    if (readSignedIn() !== null) return true;
    const confirmed = await requestAsGuest(signOut, {}, "/graphql/refresh");
    localStorage.removeItem(storageKey);
    return confirmed;
  });
}

/** Repeats what an earlier page has had no response to. */
export function finishDropping(): void {
  if (localStorage.getItem(storageKey) === null) return;
  if (readSignedIn() === null)
    dropCookies().catch(() => undefined); // for the next page
  else localStorage.removeItem(storageKey);
}
