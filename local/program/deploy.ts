import { resourceHandlers } from "../resourceHandlers";
import type { Services } from "../services";
import type { ResourceHandler } from "../shared/resourceHandler";
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
import { ResourceRecords } from "./resourceRecords";

/**
 * Does on this machine what `pulumi up` does at AWS: evaluates the program, creates or updates
 * what it declares, and removes what it no longer declares.
 * @throws VisibleError for a resource type or property that no local service knows.
 */
export async function deploy(program: Program, services: Services): Promise<EvaluatedProgram> {
  const records = new ResourceRecords(services.state);
  const seen = new Set<string>();
  const evaluation = evaluateProgram({
    ...program,
    preview: false,
    async create(resource) {
      const handler = handlerOf(resource);
      checkProperties(resource.type, resource.name, resource.inputs, handler);
      const previous = records.get(resource.urn);
      const effective = withIgnoredChanges(resource, previous?.inputs);
      const { urn, type, name, inputs } = effective;
      const request = { urn, type, name, inputs, ...(previous && { previous }) };
      const { id, outputs } = await handler.apply(request, services).catch((error: unknown) => {
        throw error instanceof AwsError ? refused(resource, error) : error;
      });
      records.save(effective, id, outputs);
      seen.add(urn);
      return { id, outputs };
    },
  });
  const evaluated = await evaluation.finally(() => records.flush());
  const gone = records.all().filter(({ urn }) => !seen.has(urn));
  for (const { urn, type, id, outputs } of gone.reverse()) {
    await resourceHandlers[type]?.remove?.(id, outputs, services);
    records.delete(urn);
  }
  services.declared = evaluated.resources;
  return evaluated;
}

/** What AWS would not create is a mistake in the program. */
function refused({ type, name }: RegisteredResource, { code, message }: AwsError): VisibleError {
  return new VisibleError(`Resource "${name}" (${type}) is refused: ${code}: ${message}`);
}

function handlerOf({ type, name }: RegisteredResource): ResourceHandler {
  const handler = resourceHandlers[type];
  if (handler !== undefined) return handler;
  throw new VisibleError(
    `Resource "${name}" is of type "${type}", which the local stack does not know. ` +
      `Known types: ${Object.keys(resourceHandlers).sort().join(", ")}.`,
  );
}
