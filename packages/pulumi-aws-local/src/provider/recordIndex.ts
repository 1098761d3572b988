import type { Holder } from "../core/resourceHandler";
import { resourceHandlers } from "../services/resourceHandlers";
import type { EngineRecord } from "./engineRecord";

type Keys = ReadonlySet<string>;

const NONE: Keys = new Set();

/** Finds records without reading them: by URN, by type, by type and id, and by the resource that contains them. */
export class RecordIndex {
  readonly #byUrn = new Map<string, Set<string>>();
  readonly #byType = new Map<string, Set<string>>();
  readonly #byId = new Map<string, Set<string>>();
  readonly #byHolder = new Map<string, Set<string>>();
  /** Records that the engine has not referred to since their creation. */
  readonly #unconfirmed = new Set<string>();

  get isEmpty(): boolean {
    return this.#byUrn.size === 0;
  }

  all(): Keys {
    return new Set([...this.#byUrn.values()].flatMap((keys) => [...keys]));
  }

  ofUrn(urn: string): Keys {
    return this.#byUrn.get(urn) ?? NONE;
  }

  ofType(type: string): Keys {
    return this.#byType.get(type) ?? NONE;
  }

  ofId(resource: Holder): Keys {
    return this.#byId.get(idKey(resource)) ?? NONE;
  }

  heldBy(holder: Holder): Keys {
    return this.#byHolder.get(idKey(holder)) ?? NONE;
  }

  /** The keys whose records are not confirmed. */
  unconfirmed(keys: Keys): Keys {
    return new Set([...keys].filter((key) => this.#unconfirmed.has(key)));
  }

  confirm(key: string): void {
    this.#unconfirmed.delete(key);
  }

  add(record: EngineRecord): void {
    const key = keyOf(record.order);
    add(this.#byUrn, record.urn, key);
    add(this.#byType, record.type, key);
    add(this.#byId, idKey(record), key);
    for (const holder of holdersOf(record)) add(this.#byHolder, idKey(holder), key);
    if (!record.confirmed) this.#unconfirmed.add(key);
  }

  remove(record: EngineRecord): void {
    const key = keyOf(record.order);
    remove(this.#byUrn, record.urn, key);
    remove(this.#byType, record.type, key);
    remove(this.#byId, idKey(record), key);
    for (const holder of holdersOf(record)) remove(this.#byHolder, idKey(holder), key);
    this.#unconfirmed.delete(key);
  }
}

/** The key of a record: its order number, because URNs and ids may exceed the store's maximum key length. */
export function keyOf(order: number): string {
  return String(order).padStart(12, "0");
}

function holdersOf({ type, outputs }: EngineRecord): readonly Holder[] {
  return resourceHandlers[type]?.within?.(outputs) ?? [];
}

function idKey({ type, id }: Holder): string {
  return `${type} ${id}`;
}

function add(index: Map<string, Set<string>>, name: string, key: string): void {
  index.set(name, (index.get(name) ?? new Set()).add(key));
}

function remove(index: Map<string, Set<string>>, name: string, key: string): void {
  const keys = index.get(name);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(name);
}
