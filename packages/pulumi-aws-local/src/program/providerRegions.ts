import { UNKNOWN } from "../core/unknown";
import type { Goal } from "./goal";
import { fromWire } from "./wireValue";

/**
 * Regions of the providers that a program declares itself. A resource of one counts as if it named that region, which
 * decides when it is replaced; otherwise everything here is in one region.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/provider/
 */
export class ProviderRegions {
  readonly #byUrn = new Map<string, string>();

  /** @param stackRegion the one of the default provider */
  constructor(private readonly stackRegion: string | undefined) {}

  note(urn: string, type: string, object: Record<string, unknown>): void {
    if (type !== "pulumi:providers:aws") return;
    const { region } = fromWire(object).value as { region?: unknown };
    if (typeof region === "string" && region !== UNKNOWN) this.#byUrn.set(urn, region);
  }

  /** @param provider reference of the resource's provider: its URN and its id */
  applied(goal: Goal, provider: string): Goal {
    const region = this.#byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
    if (region === undefined || region === this.stackRegion) return goal;
    return { ...goal, inputs: { region, ...goal.inputs } };
  }
}
