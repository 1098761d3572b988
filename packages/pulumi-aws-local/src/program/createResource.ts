import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { resourceHandlers } from "../services/resourceHandlers";
import type { ResourceHandler, ResourceRequest, ResourceState } from "../core/resourceHandler";
import type { LocalServices } from "../services/localServices";
import { requestOf, type Goal } from "./goal";
import type { BegunCreation } from "./lifecycle/begunCreations";
import type { ResourceRecord } from "./resourceRecords";

/** The records that a creation uses. */
export interface CreationRecords {
  begun(urn: string): BegunCreation | undefined;
  begin(creation: BegunCreation): Promise<void>;
  forgetBegun(urn: string): void;
  redactedInputs(goal: Pick<Goal, "inputs" | "secretPaths">): Record<string, any>;
  /** Whether a record exists for a resource. */
  isKnown(type: string, id: string): boolean;
  /** Records a replaced resource. */
  addReplaced(record: ResourceRecord): void;
}

/** The records and services that a creation uses. */
export interface CreationPlace {
  records: CreationRecords;
  services: LocalServices;
}

/** A resource to create. */
export interface Creation {
  goal: Pick<Goal, "urn" | "type" | "name" | "inputs" | "secretPaths">;
  handler: ResourceHandler<LocalServices>;
  /** The name that the resource had before it was deleted outside the program. */
  formerName?: string;
}

/** Creates a resource. A creation that a crash would leave without a record is recorded first. */
export async function createResource(
  { goal, handler, formerName }: Creation,
  place: CreationPlace,
): Promise<ResourceState> {
  const { records, services } = place;
  const begun = handler.recordFirst && (await begunBefore(goal, place));
  const token = begun?.token ?? randomUUID();
  const request: ResourceRequest = {
    ...requestOf(goal),
    token,
    ...(begun !== undefined && { interrupted: true }),
    ...(formerName !== undefined && { formerName }),
  };
  if (handler.recordFirst && begun === undefined) {
    const { urn, type, name } = goal;
    const id = handler.idFor?.(request, services);
    const inputs = records.redactedInputs(goal);
    await records.begin({ urn, type, name, token, inputs, ...(id !== undefined && { id }) });
  }
  return handler.create(request, services);
}

/**
 * Returns the interrupted creation of the same resource. What an interrupted creation of another resource left behind
 * is deleted.
 */
async function begunBefore(
  goal: Creation["goal"],
  place: CreationPlace,
): Promise<BegunCreation | undefined> {
  const begun = place.records.begun(goal.urn);
  if (begun === undefined) return undefined;
  if (isDeepStrictEqual(begun.inputs, place.records.redactedInputs(goal))) return begun;
  await removeAbandoned(begun, place);
  return undefined;
}

/** Deletes what an interrupted creation left behind. A resource with data is kept, and each deployment reports it. */
export async function removeAbandoned(
  { urn, type, name, id, inputs }: BegunCreation,
  { records, services }: CreationPlace,
): Promise<void> {
  const handler = resourceHandlers[type];
  if (handler !== undefined && id !== undefined && !records.isKnown(type, id)) {
    const holds = await handler.holds?.(id, inputs, services);
    if (holds === undefined) await handler.delete?.(id, inputs, services);
    else records.addReplaced({ urn, type, name, id, inputs, outputs: inputs, order: 0 });
  }
  records.forgetBegun(urn);
}
