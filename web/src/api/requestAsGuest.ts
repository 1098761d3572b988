import { renewGuestCredentials } from "../auth/guest";
import { guestHeaders } from "../auth/signAsGuest";
import { isStoreError } from "./errors";
import type { Operation } from "./operation";
import { bodyOf, post, type ApiPath } from "./post";

/**
 * Calls the store's API as a guest, even if a user is signed in: for the sign-in itself, with
 * tokens in cookies. Repeats a request that was signed with a wrong clock or with expired
 * credentials. Throws StoreError or NetworkError.
 */
export async function requestAsGuest<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  path: ApiPath = "/graphql",
): Promise<Data> {
  const body = bodyOf(operation, variables);
  const recovered = new Set<string>();
  for (;;) {
    try {
      return await post(operation, { body, headers: await guestHeaders(body), path });
    } catch (error) {
      if (!isStoreError(error, "ClockSkew", "UnauthorizedException")) throw error;
      if (recovered.has(error.type)) throw error;
      recovered.add(error.type);
      if (error.type === "UnauthorizedException") await renewGuestCredentials();
    }
  }
}
