import { NotAuthorizedError } from "../errors";
import { readId, readLogins } from "../input";
import { verifyLogins } from "../logins";
import type { Operation } from "../operation";

/**
 * Returns a new guest identity, or the identity of a login.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export const getId: Operation = {
  run(kit, input) {
    const pool = kit.pools.get(readId(input, "IdentityPoolId"));
    const logins = verifyLogins(pool, readLogins(input), kit);
    if (logins.length > 0) return { IdentityId: kit.identities.forLogins(pool.id, logins).id };
    if (!pool.allowGuests) throw NotAuthorizedError.guestsNotAllowed();
    return { IdentityId: kit.identities.createGuest(pool.id).id };
  },
};
