import { createHmac, randomBytes } from "node:crypto";
import type { PreviousState } from "../shared/resourceHandler";
import type { Collection, StateStore } from "../shared/stateStore";
import type { RegisteredResource } from "./evaluateProgram";

/** A resource as the data folder remembers it between runs. */
export interface ResourceRecord extends PreviousState {
  urn: string;
  type: string;
  name: string;
  /** Rises with each creation, so that removal can go the other way. */
  order: number;
  /** The program lets nobody remove it. */
  protect?: true;
  /** Leaving the program, it stays as it is. */
  retainOnDelete?: true;
}

/** How much of a start that is killed may be forgotten, and is then done again. */
const WRITE_DELAY_MS = 20;

/** What exists on this machine: the counterpart of Pulumi's stack state. Secrets are never kept. */
export class ResourceRecords {
  readonly #records: Collection<ResourceRecord>;
  /** Saved, but not on disk yet: each write waits for the disk, so they go there in groups. */
  readonly #unwritten = new Map<string, ResourceRecord>();
  readonly #redact: (value: unknown, secrets: Set<string>) => any;
  #lastOrder: number | undefined;

  constructor(private readonly state: StateStore) {
    this.#records = state.collection("resources");
    const keys = state.collection<string>("resource-keys");
    let key = keys.get("redaction");
    if (key === undefined) {
      key = randomBytes(32).toString("base64");
      keys.put("redaction", key);
    }
    this.#redact = redactor(key);
  }

  get(urn: string): ResourceRecord | undefined {
    return this.#unwritten.get(urn) ?? this.#records.get(urn);
  }

  /** In the order of their creation. */
  all(): ResourceRecord[] {
    this.flush();
    const records = this.#records.entries().map(({ value }) => value);
    return records.sort((a, b) => a.order - b.order);
  }

  /** The resource's inputs as a record would hold them, for comparison. */
  redactedInputs(resource: RegisteredResource): Record<string, any> {
    return this.#redact(resource.inputs, secretsOf(resource));
  }

  save(resource: RegisteredResource, id: string, outputs: Record<string, any>): void {
    const previous = this.get(resource.urn);
    const order = previous?.order ?? this.#nextOrder();
    const { urn, type, name, protect, retainOnDelete } = resource;
    const inputs = this.redactedInputs(resource);
    const redacted = this.#redact(outputs, secretsOf(resource));
    const record = {
      urn,
      type,
      name,
      id,
      inputs,
      outputs: redacted,
      order,
      ...(protect && { protect }),
      ...(retainOnDelete && { retainOnDelete }),
    };
    if (JSON.stringify(record) === JSON.stringify(previous)) return;
    if (this.#unwritten.size === 0) setTimeout(() => this.#flushEarly(), WRITE_DELAY_MS);
    this.#unwritten.set(urn, record);
  }

  /** One that fails is tried again when all are needed, where somebody is told. */
  #flushEarly(): void {
    try {
      this.flush();
    } catch {
      // Nothing was written, and nothing is forgotten.
    }
  }

  /** Writes what was saved since the last time, all or nothing. */
  flush(): void {
    if (this.#unwritten.size === 0) return;
    this.state.transaction(() => {
      for (const [urn, record] of this.#unwritten) this.#records.put(urn, record);
    });
    this.#unwritten.clear();
  }

  delete(urn: string): void {
    this.flush();
    this.#records.delete(urn);
  }

  #nextOrder(): number {
    this.#lastOrder ??= this.all().at(-1)?.order ?? 0; // before anything is unwritten
    return ++this.#lastOrder;
  }
}

function secretsOf({ inputs, secretPaths }: RegisteredResource): Set<string> {
  const at = (path: string): unknown =>
    path.split(".").reduce<any>((value, key) => value?.[key], inputs);
  const strings = (value: unknown): string[] =>
    typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : [String(value)];
  return new Set(secretPaths.flatMap((path) => strings(at(path))));
}

/** Replaces each secret string by a keyed hash: equal secrets stay equal, and tell nothing. */
function redactor(key: string) {
  return function redact(value: any, secrets: Set<string>): any {
    if (typeof value === "string" && secrets.has(value)) {
      return { $secret: createHmac("sha256", key).update(value).digest("base64") };
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, child]) => [name, redact(child, secrets)]),
    );
  };
}
