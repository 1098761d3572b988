import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { checkDomain, isCustom } from "./checkDomain";
import { InvalidParameterError } from "./errors";
import type { PoolStore } from "./poolStore";

/** A domain of a user pool in the store; it serves no pages. */
export interface DomainRecord {
  /** The prefix, or a complete domain name. */
  domain: string;
  poolId: string;
  /** Only set for a custom domain. */
  certificateArn?: string;
  /** 1: the classic hosted UI, 2: managed login. */
  managedLoginVersion: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/**
 * The user pool domains of this stack: a name is unique in the region, and a pool has at most one prefix and one custom
 * domain.
 */
export class DomainStore {
  readonly #domains: Collection<DomainRecord>;

  constructor(
    private readonly services: Pick<Services, "state" | "clock">,
    private readonly pools: PoolStore,
  ) {
    this.#domains = services.state.collection("cognitoDomains");
  }

  find(domain: string): DomainRecord | undefined {
    return this.#domains.get(domain);
  }

  /** All domains of the stack, or those of one pool. */
  list(poolId?: string): DomainRecord[] {
    const all = this.#domains.entries().map(({ value }) => value);
    return poolId === undefined ? all : all.filter((one) => one.poolId === poolId);
  }

  /** @throws AwsError ResourceNotFoundException for an unknown pool, InvalidParameterException for what AWS rejects */
  create(wanted: Omit<DomainRecord, "createdAt">): DomainRecord {
    checkDomain(wanted);
    const pool = this.pools.get(wanted.poolId);
    if (this.find(wanted.domain) !== undefined) {
      throw new InvalidParameterError("Domain already associated with another user pool.");
    }
    if (this.list(pool.id).some((other) => isCustom(other) === isCustom(wanted))) {
      // UNVERIFIED: the message.
      throw new InvalidParameterError("User pool already has a domain configured.");
    }
    const record = { ...wanted, createdAt: this.services.clock.now() };
    this.#domains.put(record.domain, record);
    return record;
  }

  /** @throws AwsError InvalidParameterException */
  update(domain: string, poolId: string, changes: Partial<DomainRecord>): DomainRecord {
    const record = { ...this.get(domain, poolId), ...changes };
    checkDomain(record);
    this.#domains.put(domain, record);
    return record;
  }

  /** @throws AwsError InvalidParameterException if the pool has no such domain */
  get(domain: string, poolId: string): DomainRecord {
    const record = this.find(domain);
    if (record?.poolId === poolId) return record;
    throw new InvalidParameterError("No such domain or user pool exists.");
  }

  delete(domain: string): void {
    this.#domains.delete(domain);
  }
}
