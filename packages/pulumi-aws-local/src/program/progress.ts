import type { DeclaredState } from "../core/resourceHandler";
import type { LocalServices } from "../services/localServices";
import type { ResourceRecords } from "./resourceRecords";

/** State of a deployment while its resources are decided in order. */
export interface Progress {
  records: ResourceRecords;
  services: LocalServices;
  /** URNs of the records that the program still declares. */
  claimed: Set<string>;
  /** Types and ids of resources that are recreated in place of others, and so start empty. */
  emptied: Set<string>;
  /** Those of `emptied` that the program replaces, with what they hold; the others were deleted outside the program. */
  replacedIds: Set<string>;
  /** URNs of what is replaced. */
  replaced: Set<string>;
  /** The resources that the program has declared so far, by type. */
  declared: Map<string, DeclaredState[]>;
}

export function newProgress(records: ResourceRecords, services: LocalServices): Progress {
  return {
    records,
    services,
    claimed: new Set(),
    emptied: new Set(),
    replacedIds: new Set(),
    replaced: new Set(),
    declared: new Map(),
  };
}
