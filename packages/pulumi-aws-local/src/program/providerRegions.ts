import { UNKNOWN } from "../core/unknown";
import type { Goal } from "./goal";
import { fromWire } from "./wireValue";

/**
 * Regions of the providers that a program declares explicitly. A resource of such a provider is treated as if it set
 * that region, which matters for its replacement; otherwise everything runs in one region.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/provider/
 */
export class ProviderRegions {
  /** Undefined for a provider without a region. */
  readonly #byUrn = new Map<string, string | undefined>();

  /** @param stackRegion region of the default provider */
  constructor(private readonly stackRegion: string | undefined) {}

  note(urn: string, type: string, object: Record<string, unknown>): void {
    if (type !== "pulumi:providers:aws") return;
    const { region } = fromWire(object).value as { region?: unknown };
    this.#byUrn.set(urn, typeof region === "string" ? region : undefined);
  }

  /**
   * The region that data sources return. An explicit provider does not inherit it from the stack's settings.
   * @param provider reference of the provider: its URN and its id; empty for the default one
   * @returns `UNKNOWN` if it is known only after deployment, undefined if no region is set
   */
  regionOf(provider: string): string | undefined {
    const urn = urnIn(provider);
    return this.#byUrn.has(urn) ? this.#byUrn.get(urn) : this.stackRegion;
  }

  /** @param provider reference of the resource's provider: its URN and its id */
  applied(goal: Goal, provider: string): Goal {
    const region = this.#byUrn.get(urnIn(provider));
    return { ...goal, inputs: withRegion(goal.inputs, region, this.stackRegion) };
  }
}

/** Adds the provider's region to the inputs of a resource, unless it is the region of the stack. */
export function withRegion(
  inputs: Record<string, any>,
  region: string | undefined,
  stackRegion: string | undefined,
): Record<string, any> {
  const isElsewhere = region !== undefined && region !== UNKNOWN && region !== stackRegion;
  return isElsewhere ? { region, ...inputs } : inputs;
}

function urnIn(provider: string): string {
  return provider.slice(0, provider.lastIndexOf("::"));
}
