import { readAttributes } from "../attributes";
import { InvalidParameterError, NotAuthorizedError } from "../errors";
import { checkPolicy, withPassword } from "../passwords";
import type { ClientRecord } from "../records";
import type { AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";

const ATTRIBUTE_PREFIX = "userAttributes.";

/** NEW_PASSWORD_REQUIRED: replaces a temporary password, then signs in. */
export async function setNewPassword(
  auth: Authenticator,
  client: ClientRecord,
  session: string | undefined,
  responses: Record<string, string>,
): Promise<AuthResponse> {
  const { challenges, pools, users } = auth.parts;
  const username = requireParameter(responses, "USERNAME");
  if (session === undefined) throw new InvalidParameterError("Missing required parameter Session");
  const handle = Buffer.from(session, "base64url");
  const challenge = challenges.get(handle, "NEW_PASSWORD_REQUIRED", client.id);
  const pool = pools.get(client.poolId);
  const user = users.find(pool, username);
  if (user === undefined || user.sub !== challenge.sub) {
    throw new NotAuthorizedError("Invalid session for the user.");
  }
  const password = requireParameter(responses, "NEW_PASSWORD");
  // A refused password leaves the session open, so that the user may choose another.
  checkPolicy(pool.settings.passwordPolicy, password);
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith(ATTRIBUTE_PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(ATTRIBUTE_PREFIX.length), Value }));
  const attributes = readAttributes(pool, given, true);
  const changed = users.update(pool, user.sub, (current) => ({
    ...withPassword(pool, current, password),
    attributes: { ...current.attributes, ...attributes },
    status: "CONFIRMED",
  }));
  challenges.use(handle);
  return auth.signIn(changed, client);
}
