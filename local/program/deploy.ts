import { resourceHandlers } from "../resourceHandlers";
import type { Services } from "../services";
import type { ResourceHandler, ResourceRequest, ResourceState } from "../shared/resourceHandler";
import { AwsError } from "../shared/awsError";
import { VisibleError } from "../shared/visibleError";
import { checkProperties } from "./checkProperties";
import {
  evaluateProgram,
  type EvaluatedProgram,
  type Program,
  type RegisteredResource,
} from "./evaluateProgram";
import { withIgnoredChanges } from "./ignoredChanges";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";

/**
 * Does on this machine what `pulumi up` does at AWS: evaluates the program, creates or updates
 * what it declares, and removes what it no longer declares. The API and the site change once the
 * whole program is applied: requests meet what was there before, or all of the new.
 * @throws VisibleError for a resource type or property that no local service knows.
 */
export async function deploy(program: Program, services: Services): Promise<EvaluatedProgram> {
  const records = new ResourceRecords(services.state);
  const seen = new Set<string>();
  const create = async (resource: RegisteredResource) => {
    const handler = handlerOf(resource);
    checkProperties(resource.type, resource.name, resource.inputs, handler);
    const previous = records.get(resource.urn);
    const effective = withIgnoredChanges(resource, previous?.inputs);
    const state = await applyResource(effective, previous, services);
    records.save(effective, state.id, state.outputs);
    seen.add(effective.urn);
    return state;
  };
  return stagedly(services, async () => {
    const evaluation = evaluateProgram({ ...program, preview: false, create });
    const evaluated = await evaluation.finally(() => records.flush());
    const gone = records.all().filter(({ urn }) => !seen.has(urn));
    refuseProtected(gone);
    return { evaluated, removal: () => removeResources(gone, records, services) };
  });
}

/**
 * Runs `work` beside what is served, which changes when it is done and not at all when it fails; then removes what has
 * left the program.
 */
export async function stagedly(
  services: Services,
  work: () => Promise<{ evaluated: EvaluatedProgram; removal(): Promise<void> }>,
): Promise<EvaluatedProgram> {
  const stages = [
    services.appSync.staging,
    services.buckets.staging,
    services.distributions.staging,
  ];
  for (const stage of stages) stage.begin();
  try {
    const { evaluated, removal } = await work();
    for (const stage of stages) stage.commit(); // in one turn: no request comes between
    services.declared = evaluated.resources;
    await removal();
    return evaluated;
  } finally {
    for (const stage of stages) stage.abandon();
  }
}

/** Creates or updates one resource. @throws VisibleError naming it, for what AWS would refuse. */
export async function applyResource(
  resource: RegisteredResource,
  previous: ResourceRecord | undefined,
  services: Services,
): Promise<ResourceState> {
  try {
    return await handlerOf(resource).apply(requestFor(resource, previous), services);
  } catch (error) {
    throw error instanceof AwsError ? refused(resource, error) : error;
  }
}

/** What a handler is told of a resource. */
export function requestFor(
  { urn, type, name, inputs }: RegisteredResource,
  previous: ResourceRecord | undefined,
): ResourceRequest {
  return { urn, type, name, inputs, ...(previous && { previous }) };
}

/**
 * Removes resources that have left the program, the youngest first; those with retainOnDelete are only forgotten.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/
 */
export async function removeResources(
  gone: readonly ResourceRecord[],
  records: ResourceRecords,
  services: Services,
): Promise<void> {
  for (const { urn, type, id, outputs, retainOnDelete } of [...gone].reverse()) {
    if (!retainOnDelete) await resourceHandlers[type]?.remove?.(id, outputs, services);
    records.delete(urn);
  }
}

/**
 * As Pulumi and AWS refuse to remove what is protected, before anything is removed.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 * @throws VisibleError naming the resource.
 */
export function refuseProtected(gone: readonly ResourceRecord[]): void {
  for (const { type, name, protect, inputs } of gone) {
    const how = protect
      ? "protect"
      : inputs["deletionProtectionEnabled"] === true
        ? "deletionProtectionEnabled"
        : inputs["deletionProtection"] === "ACTIVE"
          ? "deletionProtection"
          : undefined;
    if (how === undefined) continue;
    throw new VisibleError(
      `Resource "${name}" (${type}) has left the program but is protected (${how}): put it back, or take its protection away first.`,
    );
  }
}

/** What AWS would not create is a mistake in the program. */
export function refused({ type, name }: RegisteredResource, cause: AwsError): VisibleError {
  const { code, message } = cause;
  return new VisibleError(`Resource "${name}" (${type}) is refused: ${code}: ${message}`, {
    cause,
  });
}

/** @throws VisibleError for a type that no local service knows. */
export function handlerOf({
  type,
  name,
}: Pick<RegisteredResource, "type" | "name">): ResourceHandler {
  const handler = resourceHandlers[type];
  if (handler !== undefined) return handler;
  throw new VisibleError(
    `Resource "${name}" is of type "${type}", which the local stack does not know. ` +
      `Known types: ${Object.keys(resourceHandlers).sort().join(", ")}.`,
  );
}
