import { isCustom } from "./checkDomain";
import type { DomainStore } from "./domainStore";

/** The domains of a pool by kind; empty if it has none. */
export function domainsOf(
  poolId: string,
  domains: DomainStore,
): { domain: string; customDomain: string } {
  const all = domains.list(poolId);
  return {
    domain: all.find((one) => !isCustom(one))?.domain ?? "",
    customDomain: all.find(isCustom)?.domain ?? "",
  };
}
