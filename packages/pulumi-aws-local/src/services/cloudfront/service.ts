import { Staged } from "../../core/staged";
import { VisibleError } from "../../core/visibleError";
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

interface Declared {
  served?: { id: string; distribution: Distribution };
  readonly headers: Map<string, Record<string, string>>;
  readonly functions: Map<string, EdgeFunction>;
}

/** The program's distribution, its functions and its response headers policies. */
export class Distributions {
  readonly staging = new Staged<Declared>(
    { headers: new Map(), functions: new Map() },
    ({ served, headers, functions }) => ({
      ...(served && { served }),
      headers: new Map(headers),
      functions: new Map(functions),
    }),
  );

  putFunction(arn: string, edgeFunction: EdgeFunction): void {
    this.staging.declared.functions.set(arn, edgeFunction);
  }

  deleteFunction(arn: string): void {
    this.staging.declared.functions.delete(arn);
  }

  functionOf({ viewerRequestArn }: Distribution): EdgeFunction | undefined {
    return viewerRequestArn === undefined
      ? undefined
      : this.staging.live.functions.get(viewerRequestArn);
  }

  /** @throws VisibleError for a second distribution: there is one port, so only one has a place. */
  put(id: string, distribution: Distribution): void {
    const { declared } = this.staging;
    if (declared.served !== undefined && declared.served.id !== id) {
      throw new VisibleError(
        "The program declares a second CloudFront distribution; the local stack serves one.",
      );
    }
    declared.served = { id, distribution };
  }

  delete(id: string): void {
    const { declared } = this.staging;
    if (declared.served?.id === id) delete declared.served;
  }

  putHeaders(policyId: string, headers: Record<string, string>): void {
    this.staging.declared.headers.set(policyId, headers);
  }

  deleteHeaders(policyId: string): void {
    this.staging.declared.headers.delete(policyId);
  }

  /** The one that this machine serves at "/". */
  served(): Distribution | undefined {
    return this.staging.live.served?.distribution;
  }

  headersOf({ headersPolicyId }: Distribution): Record<string, string> {
    const { headers } = this.staging.live;
    return (headersPolicyId !== undefined && headers.get(headersPolicyId)) || {};
  }
}
