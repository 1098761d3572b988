import { readChanges } from "../attributes";
import { checkPolicy, withPassword } from "../passwords";
import type { ChallengeResponse, AuthResponse, Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";
import { proceed } from "./proceed";

const ATTRIBUTE_PREFIX = "userAttributes.";

/** NEW_PASSWORD_REQUIRED: replaces a temporary password, then continues the sign-in. */
export async function setNewPassword(
  auth: Authenticator,
  response: ChallengeResponse,
): Promise<AuthResponse> {
  const { users } = auth.parts;
  const { challenge, client, pool, responses } = response;
  const user = auth.userOf(response);
  const password = requireParameter(responses, "NEW_PASSWORD");
  // After a rejected password the session stays valid, so that the user can choose another.
  checkPolicy(pool.settings.passwordPolicy, password);
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith(ATTRIBUTE_PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(ATTRIBUTE_PREFIX.length), Value }));
  const attributes = readChanges(pool, given);
  const changed = users.update(pool, user.sub, (current) => ({
    ...withPassword(pool, current, password),
    attributes: { ...current.attributes, ...attributes },
    status: "CONFIRMED",
  }));
  auth.end(response);
  return proceed(auth, client, challenge, changed);
}
