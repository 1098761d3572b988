const CHECK = "BatchGetItem sessions";
const SIGNED_IN = ["Cognito RespondToAuthChallenge", "TransactWriteItems sessions"];

/**
 * The round trips of each field that a page needs to sign in with cookies and to change passkeys,
 * in order.
 */
export const SIGN_IN_COSTS: Record<string, string[][]> = {
  "Mutation.beginSignIn": [["Cognito InitiateAuth"]],
  // The second time, this browser still had the refresh token of the first sign-in.
  "Mutation.answerSignIn": [SIGNED_IN, [...SIGNED_IN, "Cognito RevokeToken"]],
  // The second time, the session had a ticket.
  "Mutation.startListening": [[CHECK, "UpdateItem sessions"], [CHECK]],
  "Subscription.onPurchased": [[CHECK]],
  "Subscription.onPurchaseChanged": [[CHECK]],
  "Subscription.onSessionsEnded": [[CHECK]],
  "Query.security": [[CHECK, "Cognito GetUser", "Cognito ListWebAuthnCredentials"]],
  "Mutation.startPasskey": [[CHECK, "Cognito StartWebAuthnRegistration"]],
  "Mutation.completePasskey": [
    [CHECK, "Cognito CompleteWebAuthnRegistration", "mail", "Cognito ListWebAuthnCredentials"],
  ],
  "Mutation.removePasskey": [
    [
      CHECK,
      "Cognito DeleteWebAuthnCredential",
      "mail",
      "Cognito ListWebAuthnCredentials",
      "UpdateItem sessions", // writes its name
    ],
  ],
  "Mutation.namePasskey": [[CHECK, "Cognito ListWebAuthnCredentials", "UpdateItem sessions"]],
  "Mutation.refreshSignIn": [["Cognito GetTokensFromRefreshToken", "GetItem sessions"]],
  "Mutation.signOut": [["Cognito RevokeToken"]],
};
