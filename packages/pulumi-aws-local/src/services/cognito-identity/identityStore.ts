import { randomUUID } from "node:crypto";

import type { Services } from "../../core/services";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Collection, StateStore } from "../../core/stateStore";
import { NotAuthorizedError, ResourceNotFoundError } from "./errors";
import { GuestRecords } from "./guestRecords";
import type { IdentityRecord } from "./identityRecord";
import type { Login } from "./logins";

/**
 * Identities of all pools and their linked logins.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html
 */
export class IdentityStore implements InMemoryState {
  readonly #state: StateStore;
  readonly #services: Pick<Services, "region">;
  readonly #identities: Collection<IdentityRecord>;
  readonly #guests: GuestRecords;
  /** Identity id by pool, provider and subject. */
  readonly #logins: Collection<string>;

  constructor(services: Pick<Services, "state" | "region">) {
    const { state } = services;
    this.#state = state;
    this.#services = services;
    this.#identities = state.collection("cognitoIdentity.identities");
    this.#guests = new GuestRecords(this.#identities);
    this.#logins = state.collection("cognitoIdentity.logins");
  }

  /** @throws ResourceNotFoundError */
  get(id: string): IdentityRecord {
    const identity = this.#identities.get(id) ?? this.#guests.get(id);
    if (identity === undefined) throw ResourceNotFoundError.identity(id);
    return identity;
  }

  countOf(poolId: string): number {
    return this.#identities.entries().filter(({ value }) => value.poolId === poolId).length;
  }

  createGuest(poolId: string): IdentityRecord {
    const identity = this.#newIdentity(poolId);
    this.#guests.add(identity);
    return identity;
  }

  /** The identity that one of these logins already has; otherwise a new one that is linked to all of them. */
  forLogins(poolId: string, logins: Login[]): IdentityRecord {
    return this.#state.transaction(() => {
      const identity = this.#linkedTo(poolId, logins) ?? this.#create(poolId);
      return this.#link(identity, logins);
    });
  }

  /**
   * The identity for these logins when a client sends an identity id that it already has. A guest identity is linked to
   * the logins, or disabled if they already have an identity; in both cases it is no longer a guest identity.
   * @throws NotAuthorizedError if the identity belongs to other logins
   */
  resolve(identity: IdentityRecord, logins: Login[]): IdentityRecord {
    return this.#state.transaction(() => {
      const linked = this.#linkedTo(identity.poolId, logins);
      if (identity.mergedInto !== undefined) {
        // UNVERIFIED: a client that repeats a merge, as with two concurrent calls, gets the same identity again.
        if (linked?.id === identity.mergedInto) return linked;
        throw NotAuthorizedError.forbiddenIdentity(identity.id);
      }
      if (linked?.id === identity.id) return this.#link(identity, logins);
      if (Object.keys(identity.logins).length > 0) throw NotAuthorizedError.foreignLogins();
      if (linked === undefined) return this.#link(identity, logins);
      this.#identities.put(identity.id, { ...identity, mergedInto: linked.id });
      return this.#link(linked, logins);
    });
  }

  /** Deletes the identities of a deleted pool. */
  deletePool(poolId: string): void {
    this.#guests.deletePool(poolId);
    this.#state.transaction(() => {
      for (const { key, value } of this.#identities.entries()) {
        if (value.poolId === poolId) this.#identities.delete(key);
      }
      for (const { key } of this.#logins.entries(`${poolId} `)) this.#logins.delete(key);
    });
  }

  capture(): () => void {
    return this.#guests.capture();
  }

  #newIdentity(poolId: string): IdentityRecord {
    return { id: `${this.#services.region}:${randomUUID()}`, poolId, logins: {} };
  }

  #create(poolId: string): IdentityRecord {
    const identity = this.#newIdentity(poolId);
    this.#identities.put(identity.id, identity);
    return identity;
  }

  #linkedTo(poolId: string, logins: Login[]): IdentityRecord | undefined {
    for (const login of logins) {
      const id = this.#logins.get(loginKey(poolId, login));
      if (id !== undefined) return this.#identities.get(id);
    }
    return undefined;
  }

  /** Links the logins that have no identity yet. */
  #link(identity: IdentityRecord, logins: Login[]): IdentityRecord {
    const added = logins.filter(
      (login) => this.#logins.get(loginKey(identity.poolId, login)) === undefined,
    );
    if (added.length === 0) return identity;
    const linked = { ...identity, logins: { ...identity.logins } };
    for (const login of added) {
      linked.logins[login.provider] = login.subject;
      this.#logins.put(loginKey(identity.poolId, login), identity.id);
    }
    this.#identities.put(linked.id, linked);
    return linked;
  }
}

/** LMDB's maximum key length is far above the length of a provider name and a UUID. */
function loginKey(poolId: string, { provider, subject }: Login): string {
  return `${poolId} ${provider} ${subject}`;
}
