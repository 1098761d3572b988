import { VisibleError } from "../shared/visibleError";

import type { EdgeFunction } from "./edgeFunctions";

/** A CloudFront distribution, reduced to what decides an answer. */
export interface Distribution {
  /** Bucket that the default behaviour reads from. */
  bucket: string;
  defaultRootObject: string | undefined;
  /** By the origin's status. */
  errorResponses: Record<number, { status: number; path: string }>;
  headersPolicyId: string | undefined;
  /** ARN of the function that sees each request first. */
  viewerRequestArn: string | undefined;
}

/** The program's distribution and its response headers policies. */
export class Distributions {
  #served: { id: string; distribution: Distribution } | undefined;
  readonly #headers = new Map<string, Record<string, string>>();

  /** @throws VisibleError for a second distribution: there is one port, so only one has a place. */
  readonly #functions = new Map<string, EdgeFunction>();

  putFunction(arn: string, edgeFunction: EdgeFunction): void {
    this.#functions.set(arn, edgeFunction);
  }

  deleteFunction(arn: string): void {
    this.#functions.delete(arn);
  }

  functionOf({ viewerRequestArn }: Distribution): EdgeFunction | undefined {
    return viewerRequestArn === undefined ? undefined : this.#functions.get(viewerRequestArn);
  }

  put(id: string, distribution: Distribution): void {
    if (this.#served !== undefined && this.#served.id !== id) {
      throw new VisibleError(
        "The program declares a second CloudFront distribution; the local stack serves one.",
      );
    }
    this.#served = { id, distribution };
  }

  delete(id: string): void {
    if (this.#served?.id === id) this.#served = undefined;
  }

  putHeaders(policyId: string, headers: Record<string, string>): void {
    this.#headers.set(policyId, headers);
  }

  deleteHeaders(policyId: string): void {
    this.#headers.delete(policyId);
  }

  /** The one that this machine serves at "/". */
  served(): Distribution | undefined {
    return this.#served?.distribution;
  }

  headersOf({ headersPolicyId }: Distribution): Record<string, string> {
    return (headersPolicyId !== undefined && this.#headers.get(headersPolicyId)) || {};
  }
}
