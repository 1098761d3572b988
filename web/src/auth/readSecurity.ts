import { getSecurity } from "../api/operations";
import { request } from "../api/request";
import { singleFlight } from "../singleFlight";

/** Asks how the account is secured, which costs calls to Cognito; parts of a page that ask at the same time share one request. */
export const readSecurity = singleFlight(() => request(getSecurity, {}));
