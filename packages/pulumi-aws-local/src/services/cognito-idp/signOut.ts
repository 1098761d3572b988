import type { Kit } from "./kit";
import type { PoolRecord, UserRecord } from "./records";

/** Revokes all tokens of a user. Only Cognito itself checks revocation. */
export function signOutEverywhere(
  { clock, signIns, state, users }: Pick<Kit, "clock" | "signIns" | "state" | "users">,
  pool: PoolRecord,
  user: UserRecord,
  change: Partial<UserRecord> = {},
): void {
  state.transaction(() => {
    signIns.revokeAll(pool.id, user.sub);
    users.update(pool, user.sub, () => ({ ...change, signedOutAt: clock.now() }));
  });
}

/** Deletes a user with everything that belongs to the user. */
export function deleteUserWithTokens(
  {
    devices,
    groups,
    signIns,
    state,
    users,
  }: Pick<Kit, "devices" | "groups" | "signIns" | "state" | "users">,
  pool: PoolRecord,
  user: UserRecord,
): void {
  state.transaction(() => {
    devices.forget(user);
    signIns.forget(pool.id, user.sub);
    groups.forget(pool, user);
    users.delete(pool, user);
  });
}
