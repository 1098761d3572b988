import { Staged } from "../../core/staged";
import { VisibleError } from "../../core/visibleError";
import { type Behavior, orderedBehaviorFor } from "./behaviors";
import type { EdgeFunction } from "./functions/edgeFunction";
import type { PolicyHeader } from "./policyHeaders";

/** A CloudFront distribution, reduced to what decides a response. */
export interface Distribution {
  id: string;
  defaultRootObject: string | undefined;
  /** By the origin's status; for all behaviors. */
  errorResponses: Record<number, { status: number; path: string }>;
  defaultBehavior: Behavior;
  /** Tried in this order before the default one. */
  orderedBehaviors: readonly Behavior[];
}

interface Declared {
  served?: Distribution;
  readonly headers: Map<string, Record<string, PolicyHeader>>;
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

  functionOf(arn: string | undefined): EdgeFunction | undefined {
    return arn === undefined ? undefined : this.staging.live.functions.get(arn);
  }

  /** @throws VisibleError for a second distribution: there is one port, so only one has a place. */
  put(distribution: Distribution): void {
    const { declared } = this.staging;
    if (declared.served !== undefined && declared.served.id !== distribution.id) {
      throw new VisibleError(
        "The program declares a second CloudFront distribution; the local stack serves one.",
      );
    }
    declared.served = distribution;
  }

  delete(id: string): void {
    const { declared } = this.staging;
    if (declared.served?.id === id) delete declared.served;
  }

  putHeaders(policyId: string, headers: Record<string, PolicyHeader>): void {
    this.staging.declared.headers.set(policyId, headers);
  }

  deleteHeaders(policyId: string): void {
    this.staging.declared.headers.delete(policyId);
  }

  /** The one that this machine serves at "/". */
  served(): Distribution | undefined {
    return this.staging.live.served;
  }

  /** Whether a behavior leads a path to the API, whose own path it may be. */
  leadsToApi(path: string): boolean {
    const behavior = orderedBehaviorFor(path, this.served()?.orderedBehaviors ?? []);
    return behavior?.origin.kind === "custom";
  }

  headersOf({
    headersPolicyId,
  }: Pick<Behavior, "headersPolicyId">): Readonly<Record<string, PolicyHeader>> {
    const { headers } = this.staging.live;
    return (headersPolicyId !== undefined && headers.get(headersPolicyId)) || {};
  }
}
