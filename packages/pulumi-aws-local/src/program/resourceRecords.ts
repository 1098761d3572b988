import type { PreviousState } from "../core/resourceHandler";
import type { Collection, StateStore } from "../core/stateStore";
import type { Goal } from "./goal";
import { BegunCreations, type BegunCreation } from "./lifecycle/begunCreations";
import { redactorOf, restorerOf, secretsOf, stringsOf, type Redact } from "./redaction";

/** A resource as the data folder stores it between runs. */
export interface ResourceRecord extends PreviousState {
  urn: string;
  type: string;
  name: string;
  /** Increases with each creation, so that resources are deleted in reverse order. */
  order: number;
  /** The resource must not be deleted. */
  protect?: true;
  /** The resource is kept when it leaves the program. */
  retainOnDelete?: true;
  /** URN of the resource whose deletion includes this one's. */
  deletedWith?: string;
  /** The program's own value; a change of it replaces the resource. */
  replacementTrigger?: unknown;
  /** The resource that contains it was recreated, so this one must be recreated too. */
  emptied?: true;
  /** For a replaced resource: the user has consented to losing its data. */
  lossAgreed?: true;
}

/** A killed start may lose the records of this period, and then repeats the work. */
const WRITE_DELAY_MS = 20;

/** The existing local resources: the equivalent of Pulumi's stack state. Secrets are never stored. */
export class ResourceRecords {
  readonly #records: Collection<ResourceRecord>;
  /** Replaced resources that are still to be deleted, by URN and id. */
  readonly #replaced: Collection<ResourceRecord>;
  readonly #begun: BegunCreations;
  /** Changes that are not on disk yet: each write waits for the disk, so changes are written in groups. */
  #unwritten = new Map<string, ResourceRecord | undefined>();
  readonly #redact: Redact;
  #lastOrder: number | undefined;
  /** Cached result of `all`, until a record changes: a store's records are a megabyte of JSON. */
  #sorted: ResourceRecord[] | undefined;

  constructor(private readonly state: StateStore) {
    this.#records = state.collection("resources");
    this.#replaced = state.collection("resources-replaced");
    this.#begun = new BegunCreations(state, "resources-begun");
    this.#redact = redactorOf(state);
  }

  get(urn: string): ResourceRecord | undefined {
    return this.#unwritten.has(urn) ? this.#unwritten.get(urn) : this.#records.get(urn);
  }

  /** One of the records, without reading the others; undefined if no resource is recorded. */
  any(): ResourceRecord | undefined {
    this.flush();
    return this.#records.first();
  }

  /** All records in creation order. */
  all(): ResourceRecord[] {
    this.flush();
    this.#sorted ??= this.#records
      .entries()
      .map(({ value }) => value)
      .sort((a, b) => a.order - b.order);
    return [...this.#sorted];
  }

  /** Replaces the records with the same URNs, in one transaction. */
  rewrite(changed: readonly ResourceRecord[]): void {
    this.#write(() => {
      for (const record of changed) this.#records.put(record.urn, record);
    });
  }

  /** Replaced resources that are still to be deleted. */
  replaced(): ResourceRecord[] {
    this.flush();
    return this.#replaced.entries().map(({ value }) => value);
  }

  /** The goal's inputs in the form of a record, for comparison. */
  redactedInputs(goal: Pick<Goal, "inputs" | "secretPaths">): Record<string, any> {
    return this.#redact(goal.inputs, secretsOf(goal));
  }

  /** The record with the secrets that the goal, or the id of a resource, still spells out; not to be stored. */
  restored(record: ResourceRecord, goal: Pick<Goal, "inputs">): ResourceRecord {
    if (!JSON.stringify(record).includes('"$secret"')) return record;
    const known = new Set([...stringsOf(goal.inputs), ...this.all().map(({ id }) => id)]);
    const restore = restorerOf(this.#redact, known);
    return { ...record, inputs: restore(record.inputs), outputs: restore(record.outputs) };
  }

  /** The goal's replacement trigger as a record would hold it. */
  redactedTrigger({ replacementTrigger, hasSecretTrigger }: Goal): unknown {
    const secrets = new Set(hasSecretTrigger ? stringsOf(replacementTrigger) : []);
    return this.#redact(replacementTrigger, secrets);
  }

  /** The interrupted creation of this resource, if there is one. */
  begun(urn: string): BegunCreation | undefined {
    return this.#begun.get(urn);
  }

  /** Creations that were started but neither completed nor repeated. */
  allBegun(): BegunCreation[] {
    this.flush();
    return this.#begun.all();
  }

  forgetBegun(urn: string): void {
    this.#begun.forget(urn);
  }

  /** Resolves when the start of a creation is on disk. Concurrent calls share one write. */
  begin(creation: BegunCreation): Promise<void> {
    return this.#begun.begin(creation);
  }

  /** Whether a record exists for a resource. */
  isKnown(type: string, id: string): boolean {
    return [...this.all(), ...this.replaced()].some(
      (record) => record.type === type && record.id === id,
    );
  }

  /**
   * @param goal goal with the applied inputs
   * @param movedFrom the alias of its former record
   */
  save(goal: Goal, id: string, outputs: Record<string, any>, movedFrom?: string): void {
    const known = this.get(movedFrom ?? goal.urn);
    const { urn, type, name, protect, retainOnDelete, deletedWith } = goal;
    const replacementTrigger = this.redactedTrigger(goal);
    const record: ResourceRecord = {
      urn,
      type,
      name,
      id,
      inputs: this.redactedInputs(goal),
      outputs: this.#redact(outputs, secretsOf(goal)),
      order: known?.order ?? this.#nextOrder(),
      ...(protect && { protect }),
      ...(retainOnDelete && { retainOnDelete }),
      ...(deletedWith !== undefined && { deletedWith }),
      ...(replacementTrigger !== undefined && { replacementTrigger }),
    };
    if (movedFrom !== undefined) this.#change(movedFrom, undefined);
    if (JSON.stringify(record) !== JSON.stringify(this.get(urn))) this.#change(urn, record);
  }

  /** Takes a record out of what the program has, to be deleted later; on disk when it returns. */
  setAside(given: ResourceRecord): void {
    this.flush();
    const { inputs, outputs } = this.get(given.urn) ?? given; // without the secrets of `restored`
    const record = { ...given, inputs, outputs };
    this.#write(() => {
      this.#replaced.put(replacedKey(record), record);
      this.#records.delete(record.urn);
    });
  }

  /** Adds a resource without a record to the replaced resources, to be deleted later. */
  addReplaced(record: ResourceRecord): void {
    this.#replaced.put(replacedKey(record), record);
  }

  /** Marks resources whose container was recreated. The change is on disk on return. */
  markEmptied(held: readonly ResourceRecord[]): void {
    if (held.length === 0) return;
    this.flush();
    this.#write(() => {
      for (const record of held) this.#records.put(record.urn, { ...record, emptied: true });
    });
  }

  forgetReplaced(record: ResourceRecord): void {
    this.#replaced.delete(replacedKey(record));
  }

  /** Deletes records in one transaction. The change is on disk on return. */
  delete(...urns: readonly string[]): void {
    this.flush();
    if (urns.length === 0) return;
    this.#write(() => {
      for (const urn of urns) this.#records.delete(urn);
    });
  }

  /** Writes in one transaction. The changes are on disk on return. */
  #write(work: () => void): void {
    this.state.transaction(work);
    this.#sorted = undefined;
  }

  #change(urn: string, record: ResourceRecord | undefined): void {
    if (this.#unwritten.size === 0) setTimeout(() => this.#flushEarly(), WRITE_DELAY_MS);
    this.#unwritten.set(urn, record);
  }

  /** A failed write is retried by the next full flush, which reports the failure. */
  #flushEarly(): void {
    try {
      this.flush();
    } catch {
      // Nothing was written, and the changes are still pending.
    }
  }

  /** Writes all pending changes in one transaction. */
  flush(): void {
    if (this.#unwritten.size === 0) return;
    const changes = [...this.#unwritten];
    this.#write(() => {
      for (const [urn, record] of changes) {
        if (record === undefined) this.#records.delete(urn);
        else {
          this.#records.put(urn, record);
          this.#begun.forget(urn);
        }
      }
    });
    this.#unwritten = new Map();
  }

  #nextOrder(): number {
    this.#lastOrder ??= this.all().at(-1)?.order ?? 0; // read before unwritten records exist
    return ++this.#lastOrder;
  }
}

function replacedKey({ urn, id }: ResourceRecord): string {
  return `${urn} ${id}`;
}
