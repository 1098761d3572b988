/** Values of condition keys, by key. A key that can have several values has a list. */
export type RequestContext = Record<string, string | string[]>;

/** Looks up condition keys, whose names are case-insensitive. */
export class ContextLookup {
  readonly #context: RequestContext;
  #byLowerCase?: Map<string, string | string[]>;

  constructor(context: RequestContext) {
    this.#context = context;
  }

  /** @param key in lower case. */
  get(key: string): string | string[] | undefined {
    this.#byLowerCase ??= new Map(
      Object.entries(this.#context).map(([name, value]) => [name.toLowerCase(), value]),
    );
    return this.#byLowerCase.get(key);
  }
}
