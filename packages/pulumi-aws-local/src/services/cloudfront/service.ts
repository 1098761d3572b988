import { Staged } from "../../core/staged";
import { VisibleError } from "../../core/visibleError";
import { type Behavior, orderedBehaviorFor } from "./behaviors";
import type { EdgeFunction } from "./functions/edgeFunction";
import type { PolicyHeader } from "./policyHeaders";

/** The settings of a CloudFront distribution that affect responses. */
export interface Distribution {
  id: string;
  defaultRootObject: string | undefined;
  /** Key: the origin's status. They apply to all behaviors. */
  errorResponses: Record<number, { status: number; path: string }>;
  defaultBehavior: Behavior;
  /** Checked in this order before the default behavior. */
  orderedBehaviors: readonly Behavior[];
}

interface Declared {
  served?: Distribution;
  readonly headers: Map<string, Record<string, PolicyHeader>>;
  readonly functions: Map<string, EdgeFunction>;
}

/** The program's distribution, functions and response headers policies. */
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

  /** @throws VisibleError for a second distribution: the one port can serve only one */
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

  /** The distribution that is served at "/". */
  served(): Distribution | undefined {
    return this.staging.live.served;
  }

  /** Whether a behavior forwards a path to the API, which may be the API's own path. */
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
