import type { Services } from "../../services";

/**
 * The id of the thing that a declared resource became, kept as soon as it exists: a run that is
 * killed before its outputs are saved must not leave a second pool behind.
 */
export function rememberedId(services: Pick<Services, "state">, urn: string): string | undefined {
  return services.state.collection<string>("cognitoDeclaredIds").get(urn);
}

export function rememberId(services: Pick<Services, "state">, urn: string, id: string): void {
  const ids = services.state.collection<string>("cognitoDeclaredIds");
  if (ids.get(urn) !== id) ids.put(urn, id);
}
