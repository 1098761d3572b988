import type { PreviousState } from "../core/resourceHandler";
import type { Collection, StateStore } from "../core/stateStore";
import type { Goal } from "./goal";
import { BegunCreations, type BegunCreation } from "./lifecycle/begunCreations";
import { redactorOf, restorerOf, secretsOf, stringsOf, type Redact } from "./redaction";

/** A resource as the data folder remembers it between runs. */
export interface ResourceRecord extends PreviousState {
  urn: string;
  type: string;
  name: string;
  /** Rises with each creation, so that removal can go the other way. */
  order: number;
  /** Its deletion is refused. */
  protect?: true;
  /** Leaving the program, it stays as it is. */
  retainOnDelete?: true;
  /** URN of the resource whose deletion includes this one's. */
  deletedWith?: string;
  /** The program's own value whose change replaces the resource. */
  replacementTrigger?: unknown;
  /** What held it was created again, and so must it be. */
  emptied?: true;
  /** Of a resource that was replaced: a person has agreed to the loss of its data. */
  lossAgreed?: true;
}

/** How much of a start that is killed may be forgotten, and is then done again. */
const WRITE_DELAY_MS = 20;

/** What exists on this machine: the counterpart of Pulumi's stack state. Secrets are never kept. */
export class ResourceRecords {
  readonly #records: Collection<ResourceRecord>;
  /** Resources that were replaced and are to be deleted, by URN and id. */
  readonly #replaced: Collection<ResourceRecord>;
  readonly #begun: BegunCreations;
  /** Changed, but not on disk yet: each write waits for the disk, so they go there in groups. */
  #unwritten = new Map<string, ResourceRecord | undefined>();
  readonly #redact: Redact;
  #lastOrder: number | undefined;
  /** What `all` read, until something changes: a store's records are a megabyte of JSON. */
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

  /** In the order of their creation. */
  all(): ResourceRecord[] {
    this.flush();
    this.#sorted ??= this.#records
      .entries()
      .map(({ value }) => value)
      .sort((a, b) => a.order - b.order);
    return [...this.#sorted];
  }

  /** Writes records that differ from those of the same URNs, all or none. */
  rewrite(changed: readonly ResourceRecord[]): void {
    this.#write(() => {
      for (const record of changed) this.#records.put(record.urn, record);
    });
  }

  /** Resources that were replaced by others and are still to be deleted. */
  replaced(): ResourceRecord[] {
    this.flush();
    return this.#replaced.entries().map(({ value }) => value);
  }

  /** The goal's inputs as a record would hold them, for comparison. */
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

  /** The creation of this resource that was interrupted, if there is one. */
  begun(urn: string): BegunCreation | undefined {
    return this.#begun.get(urn);
  }

  /** Creations that were begun and neither ended nor repeated. */
  allBegun(): BegunCreation[] {
    this.flush();
    return this.#begun.all();
  }

  forgetBegun(urn: string): void {
    this.#begun.forget(urn);
  }

  /** Resolves once the disk holds that a creation begins; those of one moment go there together. */
  begin(creation: BegunCreation): Promise<void> {
    return this.#begun.begin(creation);
  }

  /** Whether a record stands for a resource. */
  isKnown(type: string, id: string): boolean {
    return [...this.all(), ...this.replaced()].some(
      (record) => record.type === type && record.id === id,
    );
  }

  /** @param goal with the inputs that were applied @param movedFrom the alias under which it was known */
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

  /** Adds a resource that no record stands for, to be deleted later. */
  addReplaced(record: ResourceRecord): void {
    this.#replaced.put(replacedKey(record), record);
  }

  /** Marks what a resource holds as gone with it; on disk when it returns. */
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

  /** Forgets resources, all or none; on disk when it returns. */
  delete(...urns: readonly string[]): void {
    this.flush();
    if (urns.length === 0) return;
    this.#write(() => {
      for (const urn of urns) this.#records.delete(urn);
    });
  }

  /** All or nothing; on disk when it returns. */
  #write(work: () => void): void {
    this.state.transaction(work);
    this.#sorted = undefined;
  }

  #change(urn: string, record: ResourceRecord | undefined): void {
    if (this.#unwritten.size === 0) setTimeout(() => this.#flushEarly(), WRITE_DELAY_MS);
    this.#unwritten.set(urn, record);
  }

  /** One that fails is tried again when all are needed, where the failure is reported. */
  #flushEarly(): void {
    try {
      this.flush();
    } catch {
      // Nothing was written, and nothing is forgotten.
    }
  }

  /** Writes what was changed since the last time, all or nothing. */
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
    this.#lastOrder ??= this.all().at(-1)?.order ?? 0; // before anything is unwritten
    return ++this.#lastOrder;
  }
}

function replacedKey({ urn, id }: ResourceRecord): string {
  return `${urn} ${id}`;
}
