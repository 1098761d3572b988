import type { Collection, StateStore } from "../../core/stateStore";
import { GroupedWrites } from "./groupedWrites";

/** A started creation. If it is interrupted, it is repeated with the same token. */
export interface BegunCreation {
  urn: string;
  type: string;
  name: string;
  token: string;
  /** Inputs of the resource to create. */
  inputs: Record<string, any>;
  /** Id of the resource if it was created; undefined for a type that leaves nothing behind. */
  id?: string;
}

/** Creations that are in progress or were interrupted, by URN. */
export class BegunCreations {
  readonly #begun: Collection<BegunCreation>;
  #newlyBegun = new Map<string, BegunCreation>();
  readonly #writes = new GroupedWrites(() => this.#flush());

  constructor(
    private readonly state: StateStore,
    name: string,
  ) {
    this.#begun = state.collection(name);
  }

  get(urn: string): BegunCreation | undefined {
    return this.#begun.get(urn);
  }

  all(): BegunCreation[] {
    return this.#begun.entries().map(({ value }) => value);
  }

  forget(urn: string): void {
    if (this.#begun.get(urn) !== undefined) this.#begun.delete(urn);
  }

  /** Resolves when the start of a creation is on disk. Concurrent calls share one write. */
  async begin(creation: BegunCreation): Promise<void> {
    this.#newlyBegun.set(creation.urn, creation);
    await this.#writes.soon();
  }

  #flush(): void {
    const begun = this.#newlyBegun;
    this.#newlyBegun = new Map();
    this.state.transaction(() => {
      for (const [urn, one] of begun) this.#begun.put(urn, one);
    });
  }
}
