/**
 * Sends the second call of stash.cognitoCalls. It is a separate function: AppSync does not document
 * that a pipeline may contain a function twice.
 */
export { request, response } from "../lib/cognitoStep";
