/**
 * Sends the first call of stash.cognitoCalls with the caller's own access token. Fields with two
 * calls also have callCognitoNext in their pipeline.
 */
export { request, response } from "../lib/cognitoStep";
