import type { DeclaredResource } from "../core/declaredResource";
import type { Holder } from "../core/resourceHandler";
import type { Collection, StateStore } from "../core/stateStore";
import type { CreationRecords } from "../program/createResource";
import type { Goal } from "../program/goal";
import { BegunCreations, type BegunCreation } from "../program/lifecycle/begunCreations";
import { GroupedWrites } from "../program/lifecycle/groupedWrites";
import { redactorOf, restorerOf, secretsOf, type Redact } from "../program/redaction";
import type { ResourceRecord } from "../program/resourceRecords";
import type { EngineRecord } from "./engineRecord";
import { keyOf, RecordIndex } from "./recordIndex";
import { withContents } from "./withContents";

/** What is kept of a creation or an update. */
export type Deployed = Pick<Goal, "urn" | "type" | "name" | "inputs" | "secretPaths">;

/** Collections that the engine's resources are kept in. */
const RECORDS = "engine-resources";
const BEGUN = "engine-resources-begun";

/** Whether the data folder belongs to Pulumi's engine. */
export function isHeldByEngine(state: StateStore): boolean {
  return [RECORDS, BEGUN].some((name) => state.collection(name).entries().length > 0);
}

/**
 * What Pulumi's engine has created on this machine. The engine's state is its own; these records say what to serve after a
 * restart, and which creations the engine may not know of. A resource that is replaced has two records with one URN until
 * the old one is deleted. Secrets are kept as keyed hashes.
 */
export class EngineRecords implements CreationRecords {
  readonly #stored: Collection<EngineRecord>;
  readonly #begun: BegunCreations;
  readonly #redact: Redact;
  readonly #index = new RecordIndex();
  #unwritten = new Map<string, EngineRecord | undefined>();
  /** URNs whose creation has finished, until the disk holds the record of what was created. */
  readonly #finished = new Set<string>();
  readonly #writes = new GroupedWrites(() => this.#flush());
  #lastOrder = 0;

  constructor(private readonly state: StateStore) {
    this.#stored = state.collection(RECORDS);
    this.#begun = new BegunCreations(state, BEGUN);
    this.#redact = redactorOf(state);
    for (const { value } of this.#stored.entries()) this.#add(value);
  }

  get isEmpty(): boolean {
    return this.#index.isEmpty;
  }

  /** In the order of their creation. */
  all(): EngineRecord[] {
    return this.#read(this.#index.all());
  }

  /** As the workbench shows them. The engine does not send components. */
  declared(): DeclaredResource[] {
    return this.all().map(({ urn, type, name }) => ({ urn, type, name, aliases: [] }));
  }

  /** All records of a URN, the oldest first. */
  ofUrn(urn: string): EngineRecord[] {
    return this.#read(this.#index.ofUrn(urn));
  }

  /** The record of a resource; the engine may have moved it to another URN by an alias. */
  find(type: string, id: string, urn: string): EngineRecord | undefined {
    const found = this.#read(this.#index.ofId({ type, id }));
    return found.find((record) => record.urn === urn) ?? found[0];
  }

  /** The records of a type, the oldest first. */
  ofType(type: string): EngineRecord[] {
    return this.#read(this.#index.ofType(type));
  }

  /** What a resource holds, such as the items of a table: it is gone with it. */
  heldBy(holder: Holder): EngineRecord[] {
    return this.#read(this.#index.heldBy(holder));
  }

  isKnown(type: string, id: string): boolean {
    return this.#index.ofId({ type, id }).size > 0;
  }

  begun(urn: string): BegunCreation | undefined {
    return this.#begun.get(urn);
  }

  allBegun(): BegunCreation[] {
    return this.#begun.all();
  }

  begin(creation: BegunCreation): Promise<void> {
    return this.#begun.begin(creation);
  }

  forgetBegun(urn: string): void {
    this.#begun.forget(urn);
  }

  redactedInputs(goal: Pick<Goal, "inputs" | "secretPaths">): Record<string, any> {
    return this.#redact(goal.inputs, secretsOf(goal));
  }

  /** The inputs as a record would hold them. */
  recordedInputs(goal: Pick<Goal, "inputs" | "secretPaths">): Record<string, any> {
    return withContents(this.redactedInputs(goal));
  }

  /** A record's outputs with the secrets that these inputs hold. */
  restoredOutputs({ outputs }: EngineRecord, goal: Deployed): Record<string, any> {
    return restorerOf(this.#redact, secretsOf(goal))(outputs);
  }

  /**
   * Resolves once the disk holds the record of a resource as it is now.
   * @param known the record that it had; without one this finishes the creation that was begun for the URN
   */
  save(
    goal: Deployed,
    { id, outputs }: { id: string; outputs: Record<string, any> },
    known?: EngineRecord,
  ): Promise<void> {
    const { urn, type, name } = goal;
    const inputs = this.recordedInputs(goal);
    const record: EngineRecord = {
      urn,
      type,
      name,
      id,
      inputs,
      outputs: this.#redact(outputs, secretsOf(goal)),
      order: known?.order ?? ++this.#lastOrder,
      ...(known && { confirmed: true }),
    };
    if (known === undefined) this.#finished.add(urn);
    else this.#index.remove(known);
    this.#add(record);
    return this.#change(record.order, record);
  }

  /**
   * Keeps what an interrupted creation has left behind, since it holds data: the creation takes it over when it is repeated.
   * The record is on disk on return, so that the caller can forget the creation.
   */
  addReplaced({ urn, type, name, id, inputs, outputs }: ResourceRecord): void {
    const record = { urn, type, name, id, inputs, outputs, order: this.#lastOrder + 1 };
    this.#stored.put(keyOf(record.order), record);
    this.#add(record);
  }

  /** What was created for this URN and may not have come to the engine's state. */
  unconfirmed(urn: string): EngineRecord | undefined {
    return this.#read(this.#index.unconfirmed(this.#index.ofUrn(urn)))[0];
  }

  /** Notes that the engine's state has a resource. */
  confirm(type: string, id: string, urn: string): void {
    if (this.#index.unconfirmed(this.#index.ofId({ type, id })).size === 0) return;
    const record = this.find(type, id, urn);
    if (record !== undefined && !record.confirmed) this.#confirm(record);
  }

  /** Notes that the engine's state has a resource of this URN. Where several are on record, it is the oldest at least. */
  confirmUrn(urn: string): void {
    const keys = this.#index.ofUrn(urn);
    const unconfirmed = this.#index.unconfirmed(keys);
    if (unconfirmed.size > 0 && unconfirmed.size === keys.size) {
      this.#confirm(this.#read(unconfirmed)[0]!);
    }
  }

  /** Not awaited: the engine says so each time. */
  #confirm(record: EngineRecord): void {
    this.#index.confirm(keyOf(record.order));
    void this.#change(record.order, { ...record, confirmed: true }).catch(() => {});
  }

  /** Resolves once the disk holds that a resource is gone. */
  delete(record: EngineRecord): Promise<void> {
    this.#index.remove(record);
    return this.#change(record.order, undefined);
  }

  /** Writes changed records instead of those of the same order, all or none. */
  rewrite(changed: readonly EngineRecord[]): void {
    this.state.transaction(() => {
      for (const record of changed) this.#stored.put(keyOf(record.order), record);
    });
  }

  #change(order: number, record: EngineRecord | undefined): Promise<void> {
    this.#unwritten.set(keyOf(order), record);
    return this.#writes.soon();
  }

  #flush(): void {
    this.state.transaction(() => {
      for (const [key, record] of this.#unwritten) {
        if (record === undefined) this.#stored.delete(key);
        else this.#stored.put(key, record);
      }
      for (const urn of this.#finished) this.#begun.forget(urn);
    });
    this.#unwritten.clear();
    this.#finished.clear();
  }

  #read(keys: ReadonlySet<string>): EngineRecord[] {
    return [...keys]
      .sort()
      .map((key) => this.#unwritten.get(key) ?? this.#stored.get(key))
      .filter((record) => record !== undefined);
  }

  #add(record: EngineRecord): void {
    this.#lastOrder = Math.max(this.#lastOrder, record.order);
    this.#index.add(record);
  }
}
