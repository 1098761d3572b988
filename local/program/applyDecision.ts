import { randomUUID } from "node:crypto";
import type { Services } from "../services";
import { AwsError } from "../shared/awsError";
import type { ResourceRequest, ResourceState } from "../shared/resourceHandler";
import { refused, retainsReplaced, type Decision } from "./decide";
import type { Goal } from "./goal";
import { readImported } from "./importResource";
import { DataLossError } from "./losses";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** What a deployment works with. */
export interface Deployment {
  records: ResourceRecords;
  services: Services;
  /** Whether a person has agreed to the loss of what this record holds. */
  isAgreed(record: ResourceRecord): boolean;
}

/** Makes real what was decided, and remembers it. @throws VisibleError naming the resource, for what AWS refuses. */
export async function applyDecision(
  decision: Decision,
  deployment: Deployment,
): Promise<ResourceState> {
  const { goal, movedFrom } = decision;
  try {
    const state = await act(decision, deployment);
    deployment.records.save(goal, state.id, state.outputs, movedFrom);
    return state;
  } catch (error) {
    throw error instanceof AwsError ? refused(goal, error) : error;
  }
}

function act(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  switch (decision.action) {
    case "create":
    case "recreate":
      return create(decision, deployment);
    case "import":
      return takeOver(decision, deployment);
    case "replace":
      return replace(decision, deployment);
    case "update":
    case "same":
      return update(decision, decision.record!, deployment);
  }
}

async function create(
  { goal, handler, record, action }: Decision,
  { records, services }: Deployment,
): Promise<ResourceState> {
  const begun = records.begun(goal.urn);
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
    await records.begin({ urn, type, name, token, ...(id !== undefined && { id }) });
  }
  try {
    return await handler.create(request, services);
  } catch (error) {
    // What has that name already is somebody else's: it must not be taken for a creation that was interrupted.
    if (isTaken(error)) records.forgetBegun(goal.urn);
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof AwsError && error.code === "ResourceInUseException";
}

function update(
  { goal, handler, changes }: Decision,
  { id, inputs, outputs }: Pick<ResourceRecord, "id" | "inputs" | "outputs">,
  { services }: Deployment,
): Promise<ResourceState> {
  return handler.update(
    { ...requestOf(goal), previous: { id, inputs, outputs }, changes },
    services,
  );
}

async function replace(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  const { handler, record, deleteFirst } = decision;
  const { records, services } = deployment;
  const old = record!;
  const isRetained = retainsReplaced(decision);
  if (!isRetained) await refuseLoss(old, decision, deployment);
  if (deleteFirst && !isRetained) {
    await handler.delete?.(old.id, old.outputs, services);
    records.delete(old.urn);
    return create(decision, deployment);
  }
  const state = await create(decision, deployment);
  if (isRetained) records.delete(old.urn);
  else records.setAside(old);
  return state;
}

/** Deletes nothing that a person has not agreed to, whatever was decided before. */
async function refuseLoss(
  old: ResourceRecord,
  { handler, replacedBy }: Decision,
  { services, isAgreed }: Deployment,
): Promise<void> {
  if (isAgreed(old)) return;
  const holds = await handler.holds?.(old.id, old.outputs, services);
  if (holds !== undefined) throw new DataLossError([{ record: old, holds, replacedBy }]);
}

async function takeOver(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  const { goal, handler } = decision;
  const inputs = await readImported(goal, handler, deployment.services);
  const previous = { id: goal.importId!, inputs, outputs: inputs };
  return update({ ...decision, changes: Object.keys(goal.inputs) }, previous, deployment);
}

function requestOf({ urn, type, name, inputs }: Goal): ResourceRequest {
  return { urn, type, name, inputs };
}
