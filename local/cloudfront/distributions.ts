/** A CloudFront distribution, reduced to what decides an answer. */
export interface Distribution {
  /** Bucket that the default behaviour reads from. */
  bucket: string;
  defaultRootObject: string | undefined;
  /** By the origin's status. */
  errorResponses: Record<number, { status: number; path: string }>;
  headersPolicyId: string | undefined;
}

/** The distributions and response headers policies of the program. */
export class Distributions {
  readonly #distributions = new Map<string, Distribution>();
  readonly #headers = new Map<string, Record<string, string>>();

  put(id: string, distribution: Distribution): void {
    this.#distributions.set(id, distribution);
  }

  delete(id: string): void {
    this.#distributions.delete(id);
  }

  putHeaders(policyId: string, headers: Record<string, string>): void {
    this.#headers.set(policyId, headers);
  }

  deleteHeaders(policyId: string): void {
    this.#headers.delete(policyId);
  }

  /** The one that this machine serves at "/": there is one port, so only the first has a place. */
  first(): Distribution | undefined {
    return this.#distributions.values().next().value;
  }

  headersOf({ headersPolicyId }: Distribution): Record<string, string> {
    return (headersPolicyId !== undefined && this.#headers.get(headersPolicyId)) || {};
  }
}
