import { account } from "../auth/account";
import { guestHeaders } from "../auth/signAsGuest";
import { userHeaders } from "../auth/tokens";

/** The headers that authorize a GraphQL request: the user's token, or a guest's SigV4 signature. */
export async function authorize(body: string): Promise<Record<string, string>> {
  if (account.get() === null) return guestHeaders(body);
  return { "content-type": "application/json", ...(await userHeaders()) };
}
