/** Pulumi type tokens of the resources that contain users, groups and clients. */
export const USER_POOL = "aws:cognito/userPool:UserPool";
export const USER_GROUP = "aws:cognito/userGroup:UserGroup";

/** The id of a declared group, as the provider builds it. */
export function groupId(poolId: string, name: string): string {
  return `${poolId}/${name}`;
}

/** The parts of a group's id: a pool id contains no slash. */
export function groupOf(id: string): { userPoolId: string; name: string } {
  const at = id.indexOf("/");
  return { userPoolId: id.slice(0, at), name: id.slice(at + 1) };
}
