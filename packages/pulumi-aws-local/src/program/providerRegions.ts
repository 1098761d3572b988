import { UNKNOWN } from "../core/unknown";
import type { Goal } from "./goal";
import { fromWire } from "./wireValue";

/**
 * Regions of the providers that a program declares itself. A resource of one counts as if it named that region, which
 * decides when it is replaced; otherwise everything here is in one region.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/provider/
 */
export class ProviderRegions {
  /** Undefined: the provider names none. */
  readonly #byUrn = new Map<string, string | undefined>();

  /** @param stackRegion the one of the default provider */
  constructor(private readonly stackRegion: string | undefined) {}

  note(urn: string, type: string, object: Record<string, unknown>): void {
    if (type !== "pulumi:providers:aws") return;
    const { region } = fromWire(object).value as { region?: unknown };
    this.#byUrn.set(urn, typeof region === "string" ? region : undefined);
  }

  /**
   * The region that data sources return. A provider of the program's own does not take it from the stack's settings.
   * @param provider reference of the provider: its URN and its id; empty for the default one
   * @returns `UNKNOWN` if it is known only after deployment, undefined when nothing names it
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

/** The inputs of a resource whose provider is in a region: they name it, unless everything is there. */
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
