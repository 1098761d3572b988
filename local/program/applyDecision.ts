import { isDeepStrictEqual } from "node:util";
import { resourceHandlers } from "../resourceHandlers";
import { AwsError } from "../shared/awsError";
import type { ResourceState } from "../shared/resourceHandler";
import { VisibleError } from "../shared/visibleError";
import { changedPaths } from "./changedPaths";
import { createResource } from "./createResource";
import { refused, type Decision } from "./decide";
import type { Deployment } from "./deployment";
import { requestOf } from "./goal";
import { DataLossError } from "./losses";
import { pathText } from "./propertyPath";
import type { ResourceRecord } from "./resourceRecords";

/** Makes real what was decided, and remembers it. @throws VisibleError naming the resource, for what AWS refuses. */
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

/** Records of what a resource holds. */
function heldBy({ type, id }: ResourceRecord, { records }: Deployment): ResourceRecord[] {
  return records.all().filter((record) => {
    const holders = resourceHandlers[record.type]?.within?.(record.outputs) ?? [];
    return holders.some((holder) => holder.type === type && holder.id === id);
  });
}

function act(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  switch (decision.action) {
    case "create":
    case "recreate":
      return createResource(decision, deployment);
    case "import":
      return takeOver(decision, deployment);
    case "replace":
      return replace(decision, deployment);
    case "update":
    case "same":
      return update(decision, decision.record!, deployment);
  }
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
  const { goal, handler, record, deleteFirst } = decision;
  const { records, services, isAgreed } = deployment;
  const old = record!;
  if (!goal.retainOnDelete) await refuseLoss(old, decision, deployment);
  if (deleteFirst && !goal.retainOnDelete) {
    await handler.delete?.(old.id, old.outputs, services);
    records.delete(old.urn);
    return createResource(decision, deployment);
  }
  const state = await createResource(decision, deployment);
  if (goal.retainOnDelete) records.delete(old.urn);
  else records.setAside({ ...old, ...(isAgreed(old) && { lossAgreed: true }) });
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
  if (holds !== undefined) {
    throw new DataLossError([{ record: old, holds, replacedBy }], "It was not deleted.");
  }
}

/**
 * Takes over a resource that exists outside the program.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/import/
 */
async function takeOver(decision: Decision, deployment: Deployment): Promise<ResourceState> {
  const { goal, handler } = decision;
  const id = goal.importId!;
  const { type, name } = goal;
  const found = await handler.read!(id, deployment.services, {});
  if (found?.inputs === undefined) {
    throw new VisibleError(`Resource "${name}" (${type}) imports "${id}", which does not exist.`);
  }
  const { inputs } = found;
  const differing = Object.keys(inputs).filter((key) => {
    const wanted = goal.inputs[key];
    return wanted === undefined
      ? key !== "name"
      : !isDeepStrictEqual(sorted(wanted), sorted(inputs[key]));
  });
  if (differing.length > 0) {
    const paths = differing.flatMap((key) =>
      changedPaths(inputs[key], goal.inputs[key], [key]).map(pathText),
    );
    throw new VisibleError(
      `Resource "${name}" (${type}) imports "${id}", but its inputs do not match it: ${paths.join(", ")}. ` +
        `It has ${JSON.stringify(Object.fromEntries(differing.map((key) => [key, inputs[key]])))}.`,
    );
  }
  return update(
    { ...decision, changes: Object.keys(goal.inputs) },
    { id, inputs, outputs: inputs },
    deployment,
  );
}

/** Lists whose order does not count. */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return [...value].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
