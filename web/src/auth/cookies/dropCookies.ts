import { requestAsGuest } from "../../api/requestAsGuest";
import { signOut } from "../../api/signInOperations";
import { exclusively } from "./exclusively";
import { forgetSignedIn, readSignedIn } from "./signedIn";

/**
 * Set until the store has confirmed the deletion of the cookies: a page cannot delete them itself.
 */
const storageKey = "jukebox.dropCookies";

/**
 * Signs out in all tabs: revokes the refresh token and deletes the cookies through the store.
 * Returns whether Cognito has confirmed it. Without a response, the next page of this browser
 * repeats the call.
 */
export async function dropCookies(): Promise<boolean> {
  forgetSignedIn();
  localStorage.setItem(storageKey, "yes");
  return exclusively(async () => {
    // A user has signed in meanwhile: the cookies are new.
    if (readSignedIn() !== null) return true;
    const confirmed = await requestAsGuest(signOut, {}, "/graphql/refresh");
    localStorage.removeItem(storageKey);
    return confirmed;
  });
}

/** Repeats the call of an earlier page that got no response. */
export function finishDropping(): void {
  if (localStorage.getItem(storageKey) === null) return;
  if (readSignedIn() === null)
    dropCookies().catch(() => undefined); // the next page repeats it
  else localStorage.removeItem(storageKey);
}
