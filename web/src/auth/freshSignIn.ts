import { isStoreError } from "../api/errors";
import { navigate } from "../navigate";
import { signInAgainPath } from "../signInPath";
import { showNotice } from "../ui/notice";
import { account } from "./account";
import { setKnownEmail } from "./knownEmail";

/**
 * Runs an operation that requires a fresh sign-in. If the sign-in is too old, goes to the sign-in
 * page, which returns to this part of this page, and returns false. Throws any other error.
 */
export async function whenFresh(part: string, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (!isStoreError(error, "FreshSignInRequired")) throw error;
    await askForFreshSignIn(part);
    return false;
  }
}

/** Goes to the sign-in page, which returns to a part of this page. */
export async function askForFreshSignIn(part: string): Promise<void> {
  setKnownEmail(account.get()?.email ?? "");
  await navigate(signInAgainPath(`${location.pathname}#${part}`));
  showNotice({ kind: "info", text: "Sign in once more first: this changes how you sign in." });
}
