import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { resourceHandlers } from "../services/resourceHandlers";
import type { ResourceRequest, ResourceState } from "../core/resourceHandler";
import type { Decision } from "./decide";
import type { Deployment } from "./deployment";
import { requestOf, type Goal } from "./goal";
import type { BegunCreation } from "./resourceRecords";

/** Creates a resource; the creation that a crash would leave without a record is recorded first. */
export async function createResource(
  { goal, handler, record, action }: Decision,
  deployment: Deployment,
): Promise<ResourceState> {
  const { records, services } = deployment;
  const begun = handler.recordFirst && (await begunBefore(goal, deployment));
  const token = begun?.token ?? randomUUID();
  const formerName = action === "recreate" ? record?.outputs["name"] : undefined;
  const request: ResourceRequest = {
    ...requestOf(goal),
    token,
    ...(begun !== undefined && { interrupted: true }),
    ...(typeof formerName === "string" && { formerName }),
  };
  if (handler.recordFirst && begun === undefined) {
    const { urn, type, name } = goal;
    const id = handler.idFor?.(request, services);
    const inputs = records.redactedInputs(goal);
    await records.begin({ urn, type, name, token, inputs, ...(id !== undefined && { id }) });
  }
  return handler.create(request, services);
}

/** The interrupted creation of the same thing; what that of another thing has left behind is removed. */
async function begunBefore(goal: Goal, deployment: Deployment): Promise<BegunCreation | undefined> {
  const begun = deployment.records.begun(goal.urn);
  if (begun === undefined) return undefined;
  if (isDeepStrictEqual(begun.inputs, deployment.records.redactedInputs(goal))) return begun;
  await removeAbandoned(begun, deployment);
  return undefined;
}

/** Deletes what an interrupted creation has left behind; what holds data is set aside, and reported with each deployment. */
export async function removeAbandoned(
  { urn, type, name, id, inputs }: BegunCreation,
  { records, services }: Deployment,
): Promise<void> {
  const handler = resourceHandlers[type];
  const isKnown = [...records.all(), ...records.replaced()].some(
    (record) => record.type === type && record.id === id,
  );
  if (handler !== undefined && id !== undefined && !isKnown) {
    const holds = await handler.holds?.(id, inputs, services);
    if (holds === undefined) await handler.delete?.(id, inputs, services);
    else records.addReplaced({ urn, type, name, id, inputs, outputs: inputs, order: 0 });
  }
  records.forgetBegun(urn);
}
