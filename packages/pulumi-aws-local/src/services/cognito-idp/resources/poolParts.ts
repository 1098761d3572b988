/** Pulumi type tokens of what users, groups and clients belong to. */
export const USER_POOL = "aws:cognito/userPool:UserPool";
export const USER_GROUP = "aws:cognito/userGroup:UserGroup";

/** The id of a declared group, as the provider makes it. */
export function groupId(poolId: string, name: string): string {
  return `${poolId}/${name}`;
}

/** The parts of such an id: a pool's has no slash. */
export function groupOf(id: string): { userPoolId: string; name: string } {
  const at = id.indexOf("/");
  return { userPoolId: id.slice(0, at), name: id.slice(at + 1) };
}
