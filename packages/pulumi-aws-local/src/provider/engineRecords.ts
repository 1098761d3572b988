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

/** The recorded part of a creation or an update. */
export type Deployed = Pick<Goal, "urn" | "type" | "name" | "inputs" | "secretPaths">;

/** Collections for the engine's resources. */
const RECORDS = "engine-resources";
const BEGUN = "engine-resources-begun";

/** Whether the data folder is used by Pulumi's engine. */
export function isHeldByEngine(state: StateStore): boolean {
  return [RECORDS, BEGUN].some((name) => state.collection(name).first() !== undefined);
}

/**
 * The resources that Pulumi's engine has created on this machine. The engine keeps its own state; these records
 * determine what is served after a restart, and which creations the engine may not know. A resource that is being
 * replaced has two records with one URN until the old one is deleted. Secrets are stored as keyed hashes.
 */
export class EngineRecords implements CreationRecords {
  readonly #stored: Collection<EngineRecord>;
  readonly #begun: BegunCreations;
  readonly #redact: Redact;
  readonly #index = new RecordIndex();
  #unwritten = new Map<string, EngineRecord | undefined>();
  /** URNs whose creation has finished but whose record is not on disk yet. */
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

  /** All records in creation order. */
  all(): EngineRecord[] {
    return this.#read(this.#index.all());
  }

  /** The resources for the workbench. The engine does not send components. */
  declared(): DeclaredResource[] {
    return this.all().map(({ urn, type, name }) => ({ urn, type, name, aliases: [] }));
  }

  /** All records of a URN, oldest first. */
  ofUrn(urn: string): EngineRecord[] {
    return this.#read(this.#index.ofUrn(urn));
  }

  /** Finds the record of a resource. The engine may have moved it to another URN by an alias. */
  find(type: string, id: string, urn: string): EngineRecord | undefined {
    const found = this.#read(this.#index.ofId({ type, id }));
    return found.find((record) => record.urn === urn) ?? found[0];
  }

  /** The records of a type, oldest first. */
  ofType(type: string): EngineRecord[] {
    return this.#read(this.#index.ofType(type));
  }

  /** Records of what a resource contains, such as the items of a table, which is deleted with it. */
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

  /** The inputs in the form of a record. */
  recordedInputs(goal: Pick<Goal, "inputs" | "secretPaths">): Record<string, any> {
    return withContents(this.redactedInputs(goal));
  }

  /** The outputs of a record, with the secrets from these inputs. */
  restoredOutputs({ outputs }: EngineRecord, goal: Deployed): Record<string, any> {
    return restorerOf(this.#redact, secretsOf(goal))(outputs);
  }

  /**
   * Resolves when the current record of a resource is on disk.
   * @param known its previous record; without one, this completes the started creation of the URN
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
   * Records a resource that an interrupted creation left behind, because it holds data. A repeated creation takes it
   * over. The record is on disk on return, so that the caller can delete the record of the creation.
   */
  addReplaced({ urn, type, name, id, inputs, outputs }: ResourceRecord): void {
    const record = { urn, type, name, id, inputs, outputs, order: this.#lastOrder + 1 };
    this.#stored.put(keyOf(record.order), record);
    this.#add(record);
  }

  /** A resource that was created for this URN and may be missing in the engine's state. */
  unconfirmed(urn: string): EngineRecord | undefined {
    return this.#read(this.#index.unconfirmed(this.#index.ofUrn(urn)))[0];
  }

  /** Records that the engine's state contains a resource. */
  confirm(type: string, id: string, urn: string): void {
    if (this.#index.unconfirmed(this.#index.ofId({ type, id })).size === 0) return;
    const record = this.find(type, id, urn);
    if (record !== undefined && !record.confirmed) this.#confirm(record);
  }

  /**
   * Records that the engine's state contains a resource of this URN. If several are recorded, at least the oldest is
   * confirmed.
   */
  confirmUrn(urn: string): void {
    const keys = this.#index.ofUrn(urn);
    const unconfirmed = this.#index.unconfirmed(keys);
    if (unconfirmed.size > 0 && unconfirmed.size === keys.size) {
      this.#confirm(this.#read(unconfirmed)[0]!);
    }
  }

  /** Not awaited: the engine repeats the confirmation with each call. */
  #confirm(record: EngineRecord): void {
    this.#index.confirm(keyOf(record.order));
    void this.#change(record.order, { ...record, confirmed: true }).catch(() => {});
  }

  /** Resolves when the deletion of a record is on disk. */
  delete(record: EngineRecord): Promise<void> {
    this.#index.remove(record);
    return this.#change(record.order, undefined);
  }

  /** Replaces the records of the same order, in one transaction. */
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
