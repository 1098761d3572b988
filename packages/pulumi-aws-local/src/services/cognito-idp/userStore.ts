import { createHash, randomUUID } from "node:crypto";
import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { AliasExistsError, UsernameExistsError, UserNotFoundError } from "./errors";
import type { PoolRecord, UserRecord } from "./records";

/** Attributes that a pool can use as sign-in names. */
const ALIASES = ["email", "phone_number", "preferred_username"];

/** The users of all pools. Sign-in names are indexed, so that lookups do not scan the users. */
export class UserStore {
  private readonly users: Collection<UserRecord>;
  /** Maps a sign-in name or sub to the key of its user. */
  private readonly aliases: Collection<string>;

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.users = services.state.collection("cognitoUsers");
    this.aliases = services.state.collection("cognitoAliases");
  }

  /** Finds a user by username or by any name with which the pool lets the user sign in. */
  find(pool: PoolRecord, name: string): UserRecord | undefined {
    const direct = this.users.get(userKey(pool, name));
    if (direct !== undefined) return direct;
    for (const attribute of [...signInAttributes(pool), "sub"]) {
      const key = this.aliases.get(aliasKey(pool, attribute, name));
      if (key !== undefined) return this.users.get(key);
    }
    return undefined;
  }

  findBySub(pool: PoolRecord, sub: string): UserRecord | undefined {
    const key = this.aliases.get(aliasKey(pool, "sub", sub));
    return key === undefined ? undefined : this.users.get(key);
  }

  /** @throws UserNotFoundException */
  get(pool: PoolRecord, name: string): UserRecord {
    const user = this.find(pool, name);
    if (user === undefined) throw new UserNotFoundError();
    return user;
  }

  /**
   * Adds a user. In a pool that signs in by e-mail, `name` becomes the attribute and the username is the sub.
   * @throws UsernameExistsException, AliasExistsException
   */
  create(
    pool: PoolRecord,
    name: string,
    fields: Pick<UserRecord, "attributes" | "status"> & Partial<UserRecord>,
    takeAlias = false,
  ): UserRecord {
    const sub = fields.sub ?? randomUUID();
    const now = this.services.clock.now();
    const user: UserRecord = {
      poolId: pool.id,
      username: pool.settings.usernameAttributes.length > 0 ? sub : name,
      sub,
      enabled: true,
      createdAt: now,
      modifiedAt: now,
      groups: [],
      codes: {},
      ...fields,
    };
    this.services.state.transaction(() => {
      if (this.find(pool, name) !== undefined) throw new UsernameExistsError();
      this.aliases.put(aliasKey(pool, "sub", sub), userKey(pool, user.username));
      this.write(pool, user, undefined, takeAlias);
    });
    return user;
  }

  /**
   * Changes a user. Reads and writes in one transaction, so that no concurrent change is lost.
   * @throws UserNotFoundException, AliasExistsException
   */
  update(
    pool: PoolRecord,
    sub: string,
    change: (user: UserRecord) => Partial<UserRecord>,
    takeAlias = false,
  ): UserRecord {
    return this.services.state.transaction(() => {
      const before = this.findBySub(pool, sub);
      if (before === undefined) throw new UserNotFoundError();
      const after = { ...before, ...change(before), modifiedAt: this.services.clock.now() };
      this.write(pool, after, before, takeAlias);
      return after;
    });
  }

  delete(pool: PoolRecord, user: UserRecord): void {
    this.services.state.transaction(() => {
      const key = userKey(pool, user.username);
      for (const [attribute, value] of claimedAliases(pool, user)) {
        const alias = aliasKey(pool, attribute, value);
        if (this.aliases.get(alias) === key) this.aliases.delete(alias);
      }
      this.aliases.delete(aliasKey(pool, "sub", user.sub));
      this.users.delete(key);
    });
  }

  /** All users of a pool, sorted by username. */
  list(pool: PoolRecord): UserRecord[] {
    return this.users.entries(`${pool.id}/`).map(({ value }) => value);
  }

  private write(pool: PoolRecord, user: UserRecord, before?: UserRecord, takeAlias = false): void {
    const key = userKey(pool, user.username);
    const wanted = claimedAliases(pool, user);
    for (const [attribute, value] of before ? claimedAliases(pool, before) : []) {
      const alias = aliasKey(pool, attribute, value);
      if (this.aliases.get(alias) === key) this.aliases.delete(alias);
    }
    for (const [attribute, value] of wanted) {
      const alias = aliasKey(pool, attribute, value);
      const owner = this.aliases.get(alias);
      if (owner !== undefined && owner !== key && !takeAlias) throw new AliasExistsError(attribute);
      this.aliases.put(alias, key);
    }
    this.users.put(key, user);
  }
}

/** Normalizes a sign-in name: names and e-mail addresses are not case-sensitive unless the pool says otherwise. */
export function canonicalName(pool: PoolRecord, name: string): string {
  return pool.settings.caseSensitive ? name : name.toLowerCase();
}

function userKey(pool: PoolRecord, username: string): string {
  return `${pool.id}/${canonicalName(pool, username)}`;
}

/** Hashed because an address may exceed the store's maximum key length. */
function aliasKey(pool: PoolRecord, attribute: string, value: string): string {
  const digest = createHash("sha256").update(canonicalName(pool, value)).digest("base64url");
  return `${pool.id}/${attribute}/${digest}`;
}

function signInAttributes({ settings }: PoolRecord): string[] {
  return ALIASES.filter(
    (name) => settings.usernameAttributes.includes(name) || settings.aliasAttributes.includes(name),
  );
}

/**
 * The sign-in names of a user: always those of usernameAttributes; those of aliasAttributes only once verified.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
function claimedAliases(pool: PoolRecord, user: UserRecord): [string, string][] {
  return signInAttributes(pool).flatMap((name): [string, string][] => {
    const value = user.attributes[name];
    if (value === undefined) return [];
    const needsProof =
      pool.settings.aliasAttributes.includes(name) && name !== "preferred_username";
    return needsProof && user.attributes[`${name}_verified`] !== "true" ? [] : [[name, value]];
  });
}
