/**
 * Calls Cognito with the caller's own access token: the first of stash.cognitoCalls. Fields that make two calls
 * have callCognitoNext in their pipeline too.
 */
export { request, response } from "../lib/cognitoStep";
