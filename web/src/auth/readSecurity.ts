import { getSecurity } from "../api/operations";
import { request } from "../api/request";
import { singleFlight } from "../singleFlight";

/**
 * Reads the account's security settings, which costs calls to Cognito. Parts of a page that read at
 * the same time share one request.
 */
export const readSecurity = singleFlight(() => request(getSecurity, {}));
