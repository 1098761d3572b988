import type { ConditionContext } from "../../../core/ports/iam";

/** Values of condition keys, by key. */
export type RequestContext = ConditionContext;

/** Looks up condition keys, whose names are case-insensitive. */
export class ContextLookup {
  readonly #context: RequestContext;
  #byLowerCase?: Map<string, string | string[]>;

  constructor(context: RequestContext) {
    this.#context = context;
  }

  /** @param key in lower case */
  get(key: string): string | string[] | undefined {
    this.#byLowerCase ??= new Map(
      Object.entries(this.#context).map(([name, value]) => [name.toLowerCase(), value]),
    );
    return this.#byLowerCase.get(key);
  }
}
