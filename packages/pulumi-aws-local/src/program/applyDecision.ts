import { resourceHandlers } from "../services/resourceHandlers";
import { AwsError } from "../core/awsError";
import type { ResourceState } from "../core/resourceHandler";
import { createResource } from "./createResource";
import { refused, retainsReplaced, type Decision } from "./decide";
import type { Deployment } from "./deployment";
import { requestOf } from "./goal";
import { readImported } from "./importResource";
import { DataLossError } from "./losses";
import type { ResourceRecord } from "./resourceRecords";

/**
 * Applies a decision and records the result.
 * @throws VisibleError naming the resource, if AWS would reject it
 */
export async function applyDecision(
  decision: Decision,
  deployment: Deployment,
): Promise<ResourceState> {
  const { goal, movedFrom, action, record } = decision;
  try {
    if (record !== undefined && (action === "recreate" || action === "replace")) {
      deployment.records.markEmptied(heldBy(record, deployment));
    }
    const state = await act(decision, deployment);
    deployment.records.save(goal, state.id, state.outputs, movedFrom);
    return state;
  } catch (error) {
    throw error instanceof AwsError ? refused(goal, error) : error;
  }
}

/** Records of the resources that a resource contains. */
function heldBy({ type, id }: ResourceRecord, { records }: Deployment): ResourceRecord[] {
  return records.all().filter((record) => {
    const holders = resourceHandlers[record.type]?.within?.(record.outputs) ?? [];
    return holders.some((holder) => holder.type === type && holder.id === id);
  });
}

function act(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  switch (decision.action) {
    case "create":
      return createResource(decision, deployment);
    case "recreate":
      return createResource({ ...decision, ...formerName(decision) }, deployment);
    case "import":
      return takeOver(decision, deployment);
    case "replace":
      return replace(decision, deployment);
    case "update":
    case "same":
      return update(decision, decision.record!, deployment);
  }
}

/** A recreated resource keeps its name. */
function formerName({ record }: Decision): { formerName?: string } {
  const name = record?.outputs["name"];
  return typeof name === "string" ? { formerName: name } : {};
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
  const { records, services, isAgreed } = deployment;
  const old = record!;
  const isRetained = retainsReplaced(decision);
  if (!isRetained) await refuseLoss(old, decision, deployment);
  if (deleteFirst && !isRetained) {
    await handler.delete?.(old.id, old.outputs, services);
    records.delete(old.urn);
    return createResource(decision, deployment);
  }
  const state = await createResource(decision, deployment);
  if (isRetained) records.delete(old.urn);
  else records.setAside({ ...old, ...(isAgreed(old) && { lossAgreed: true }) });
  return state;
}

/** Prevents the deletion of data without the user's consent, even if the plan contains it. */
async function refuseLoss(
  old: ResourceRecord,
  { handler, replacedBy }: Decision,
  { services, isAgreed }: Deployment,
): Promise<void> {
  if (isAgreed(old)) return;
  const holds = await handler.holds?.(old.id, old.outputs, services);
  if (holds !== undefined) {
    throw new DataLossError([{ record: old, holds, replacedBy }], "It was not deleted.");
  }
}

async function takeOver(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  const { goal, handler } = decision;
  const inputs = await readImported(goal, handler, deployment.services);
  const previous = { id: goal.importId!, inputs, outputs: inputs };
  return update({ ...decision, changes: Object.keys(goal.inputs) }, previous, deployment);
}
