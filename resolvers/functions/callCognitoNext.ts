/** The second call of stash.cognitoCalls. A function of its own: no page says that one pipeline may name one twice. */
export { request, response } from "../lib/cognitoStep";
