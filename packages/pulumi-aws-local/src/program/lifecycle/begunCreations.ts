import type { Collection, StateStore } from "../../core/stateStore";
import { GroupedWrites } from "./groupedWrites";

/** A creation that has begun; it is repeated with its token when it was interrupted. */
export interface BegunCreation {
  urn: string;
  type: string;
  name: string;
  token: string;
  /** What is to be created. */
  inputs: Record<string, any>;
  /** Id that the resource has if it came to be; undefined where nothing is left behind. */
  id?: string;
}

/** Creations that are under way or were interrupted, by URN. */
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

  /** Resolves once the disk holds that a creation begins; those of one moment go there together. */
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
