import { AwsError } from "../../core/awsError";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Collection } from "../../core/stateStore";
import type { IdentityRecord } from "./identityRecord";

const RETRY_MS = 1000;
const MOST_UNSAVED = 10_000;

/**
 * New guest identities. They are created even if the disk is full: reading the catalogue must not need a write.
 * Identities that could not be saved are kept in memory and saved as soon as there is space.
 */
export class GuestRecords implements InMemoryState {
  readonly #unsaved = new Map<string, IdentityRecord>();
  #retry: NodeJS.Timeout | undefined;

  constructor(private readonly identities: Collection<IdentityRecord>) {}

  /** @throws AwsError InternalErrorException if there is no space and too many identities wait for it */
  add(identity: IdentityRecord): void {
    if (this.#save(identity)) return;
    if (this.#unsaved.size >= MOST_UNSAVED) {
      throw new AwsError("InternalErrorException", "The request could not be completed.", 500);
    }
    this.#unsaved.set(identity.id, identity);
    this.#beginRetries();
  }

  get(id: string): IdentityRecord | undefined {
    return this.#unsaved.get(id);
  }

  /** Drops the unsaved identities of a pool. */
  deletePool(poolId: string): void {
    for (const { id, poolId: own } of [...this.#unsaved.values()]) {
      if (own === poolId) this.#unsaved.delete(id);
    }
  }

  /** An identity that has signed in meanwhile is already saved, with its logins. */
  saveAll(): void {
    for (const identity of [...this.#unsaved.values()]) {
      const isSaved = this.identities.get(identity.id) !== undefined || this.#save(identity);
      if (!isSaved) return;
      this.#unsaved.delete(identity.id);
    }
    this.#endRetries();
  }

  capture(): () => void {
    const unsaved = [...this.#unsaved];
    return () => {
      this.#unsaved.clear();
      for (const [id, identity] of unsaved) this.#unsaved.set(id, identity);
      if (unsaved.length > 0) this.#beginRetries();
    };
  }

  #beginRetries(): void {
    this.#retry ??= setInterval(() => this.#retryAll(), RETRY_MS).unref();
  }

  #retryAll(): void {
    try {
      this.saveAll();
    } catch {
      // The stack is closing: its store is closed.
      this.#endRetries();
    }
  }

  #endRetries(): void {
    clearInterval(this.#retry);
    this.#retry = undefined;
  }

  /** Whether the identity is on disk. */
  #save(identity: IdentityRecord): boolean {
    try {
      this.identities.put(identity.id, identity);
      return true;
    } catch (error) {
      if (error instanceof AwsError && error.code === "InternalErrorException") return false;
      throw error;
    }
  }
}
