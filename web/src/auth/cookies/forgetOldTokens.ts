/** The prefix of aws-amplify's token names. */
const prefix = "CognitoIdentityServiceProvider.";

/** Deletes tokens that scripts can read: those of a sign-in from before the store kept them in cookies. */
export function forgetOldTokens(): void {
  for (const storage of [localStorage, sessionStorage]) {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) storage.removeItem(key);
  }
}
