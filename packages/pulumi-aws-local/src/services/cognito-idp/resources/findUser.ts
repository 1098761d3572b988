import type { FoundState } from "../../../core/resourceHandler";
import { nameAttribute } from "../operations/signUp";
import type { UserPools } from "../service";

/** The account with the import id "userPoolId/username". Its password cannot be read. */
export async function findUser(
  given: string,
  { userPools }: { userPools: UserPools },
): Promise<FoundState | undefined> {
  const at = given.indexOf("/");
  const [userPoolId, username] = [given.slice(0, at), given.slice(at + 1)];
  const pool = userPools.kit.pools.find(userPoolId);
  const user = pool && userPools.kit.users.find(pool, username);
  if (pool === undefined || user === undefined) return undefined;
  const named = nameAttribute(pool, username);
  const own = Object.entries(user.attributes).filter(([name]) => !(name in named));
  return {
    id: given,
    inputs: { userPoolId, username, attributes: Object.fromEntries(own) },
    outputs: { attributes: user.attributes, sub: user.sub },
  };
}

/** The membership with the import id "userPoolId,groupName,username". */
export async function findMember(
  given: string,
  { userPools }: { userPools: UserPools },
): Promise<FoundState | undefined> {
  const [userPoolId = "", groupName = "", ...rest] = given.split(",");
  const username = rest.join(",");
  const pool = userPools.kit.pools.find(userPoolId);
  const user = pool && userPools.kit.users.find(pool, username);
  if (!user?.groups.includes(groupName)) return undefined;
  const inputs = { userPoolId, groupName, username };
  return { id: `${userPoolId}/${groupName}/${username}`, inputs, outputs: inputs };
}
