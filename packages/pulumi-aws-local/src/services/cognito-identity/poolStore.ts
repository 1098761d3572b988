import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { ResourceNotFoundError } from "./errors";

/** A user pool client whose users an identity pool accepts. */
export interface CognitoProvider {
  clientId: string;
  /** "cognito-idp.<region>.amazonaws.com/<user pool id>". */
  providerName: string;
  /** At each sign-in, the user pool is checked for whether the user is still signed in there. */
  serverSideTokenCheck: boolean;
}

/** An identity pool in the store. */
export interface PoolRecord {
  id: string;
  name: string;
  allowGuests: boolean;
  providers: CognitoProvider[];
}

/** Role ARNs of a pool, by kind of identity. */
export type PoolRoles = Partial<Record<"authenticated" | "unauthenticated", string>>;

/** Identity pools and their roles, stored in the data folder. */
export class PoolStore {
  readonly #pools: Collection<PoolRecord>;
  readonly #roles: Collection<PoolRoles>;

  constructor({ state }: Pick<Services, "state">) {
    this.#pools = state.collection("cognitoIdentity.pools");
    this.#roles = state.collection("cognitoIdentity.roles");
  }

  /** @throws ResourceNotFoundError */
  get(id: string): PoolRecord {
    const pool = this.#pools.get(id);
    if (pool === undefined) throw ResourceNotFoundError.pool(id);
    return pool;
  }

  find(id: string): PoolRecord | undefined {
    return this.#pools.get(id);
  }

  list(): PoolRecord[] {
    return this.#pools.entries().map(({ value }) => value);
  }

  put(pool: PoolRecord): void {
    this.#pools.put(pool.id, pool);
  }

  delete(id: string): void {
    this.#pools.delete(id);
    this.#roles.delete(id);
  }

  roles(id: string): PoolRoles {
    return this.#roles.get(id) ?? {};
  }

  putRoles(id: string, roles: PoolRoles): void {
    this.#roles.put(id, roles);
  }
}
