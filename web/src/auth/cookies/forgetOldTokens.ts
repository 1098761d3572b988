/** The prefix of aws-amplify's token names. */
const prefix = "CognitoIdentityServiceProvider.";

/**
 * Deletes tokens that scripts can read, which are left from a sign-in before the store used
 * cookies.
 */
export function forgetOldTokens(): void {
  for (const storage of [localStorage, sessionStorage]) {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) storage.removeItem(key);
  }
}
