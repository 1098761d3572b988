import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { ResourceNotFoundError } from "./errors";
import type { GroupRecord, PoolRecord, UserRecord } from "./records";
import type { UserStore } from "./userStore";

/** The groups of all pools and their members. */
export class GroupStore {
  private readonly groups: Collection<GroupRecord>;
  /** Key: pool/group/sub. Deleting a group finds its members here. */
  private readonly members: Collection<true>;

  constructor(
    private readonly services: Pick<Services, "state" | "clock">,
    private readonly users: UserStore,
  ) {
    this.groups = services.state.collection("cognitoGroups");
    this.members = services.state.collection("cognitoGroupMembers");
  }

  find(poolId: string, name: string): GroupRecord | undefined {
    return this.groups.get(`${poolId}/${name}`);
  }

  /** @throws ResourceNotFoundException */
  get(poolId: string, name: string): GroupRecord {
    const group = this.find(poolId, name);
    if (group === undefined) throw new ResourceNotFoundError("Group not found.");
    return group;
  }

  put(group: GroupRecord): GroupRecord {
    const now = this.services.clock.now();
    const createdAt = this.find(group.poolId, group.name)?.createdAt ?? now;
    const stored = { ...group, createdAt, modifiedAt: now };
    this.groups.put(`${group.poolId}/${group.name}`, stored);
    return stored;
  }

  /** The groups of a pool, sorted by name. */
  list(poolId: string): GroupRecord[] {
    return this.groups.entries(`${poolId}/`).map(({ value }) => value);
  }

  /** The members of a group. */
  membersOf(pool: PoolRecord, name: string): UserRecord[] {
    const prefix = `${pool.id}/${name}/`;
    return this.members
      .entries(prefix)
      .flatMap(({ key }) => this.users.findBySub(pool, key.slice(prefix.length)) ?? []);
  }

  delete(pool: PoolRecord, name: string): void {
    this.services.state.transaction(() => {
      const prefix = `${pool.id}/${name}/`;
      for (const { key } of this.members.entries(prefix)) {
        this.leave(pool, key.slice(prefix.length), name);
      }
      this.groups.delete(`${pool.id}/${name}`);
    });
  }

  countOf(poolId: string, name: string): number {
    return this.members.entries(`${poolId}/${name}/`).length;
  }

  /** @throws ResourceNotFoundException if the group does not exist */
  add(pool: PoolRecord, user: UserRecord, name: string): void {
    this.get(pool.id, name);
    if (user.groups.includes(name)) return;
    this.services.state.transaction(() => {
      this.users.update(pool, user.sub, ({ groups }) => ({ groups: [...groups, name] }));
      this.members.put(`${pool.id}/${name}/${user.sub}`, true);
    });
  }

  /** @throws ResourceNotFoundException if the group does not exist */
  remove(pool: PoolRecord, user: UserRecord, name: string): void {
    this.get(pool.id, name);
    this.services.state.transaction(() => this.leave(pool, user.sub, name));
  }

  /** Call it in the transaction that deletes the user. */
  forget(pool: PoolRecord, user: UserRecord): void {
    for (const name of user.groups) this.members.delete(`${pool.id}/${name}/${user.sub}`);
  }

  /** A user's groups: lowest precedence number first, then by name. */
  of(user: UserRecord): GroupRecord[] {
    const last = Number.MAX_SAFE_INTEGER;
    return user.groups
      .flatMap((name) => this.find(user.poolId, name) ?? [])
      .sort(
        (a, b) => (a.precedence ?? last) - (b.precedence ?? last) || (a.name < b.name ? -1 : 1),
      );
  }

  private leave(pool: PoolRecord, sub: string, name: string): void {
    this.users.update(pool, sub, ({ groups }) => ({ groups: groups.filter((g) => g !== name) }));
    this.members.delete(`${pool.id}/${name}/${sub}`);
  }
}
