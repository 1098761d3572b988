import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../shared/awsError";
import { VisibleError } from "../shared/visibleError";
import type { Services } from "../services";
import { checkProperties } from "./checkProperties";
import { handlerOf, refused, refuseProtected, requestFor } from "./deploy";
import {
  evaluateProgram,
  type EvaluatedProgram,
  type Program,
  type RegisteredResource,
} from "./evaluateProgram";
import { withIgnoredChanges } from "./ignoredChanges";
import { UNKNOWN } from "./plainValue";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** A resource that differs from what exists. */
export interface ChangedResource {
  resource: RegisteredResource;
  /** What exists; undefined for a new resource. */
  previous: ResourceRecord | undefined;
  /** The outputs that the rest of the program was evaluated with. */
  answered: Record<string, any>;
}

/** What a program would change in a running stack, found valid. */
export interface DryRun {
  evaluated: EvaluatedProgram;
  /** In the order of their dependencies. */
  changed: ChangedResource[];
  gone: ResourceRecord[];
  /** Nothing in it depends on what only a deployment can tell. */
  isWhole: boolean;
}

/**
 * Evaluates a program and checks all that can be checked, without doing anything.
 * @throws VisibleError for what `deploy` would refuse, and for a removal that would lose data.
 */
export async function dryRun(
  program: Program,
  services: Services,
  records: ResourceRecords,
): Promise<DryRun> {
  const changed: ChangedResource[] = [];
  const seen = new Set<string>();
  let isWhole = true;
  const evaluated = await evaluateProgram({
    ...program,
    preview: true,
    async create(declared) {
      const handler = handlerOf(declared);
      checkProperties(declared.type, declared.name, declared.inputs, handler);
      const previous = records.get(declared.urn);
      const resource = withIgnoredChanges(declared, previous?.inputs);
      seen.add(resource.urn);
      const known = knownInputs(resource);
      isWhole &&= Object.keys(known).length === Object.keys(resource.inputs).length;
      const answered = { ...previous?.outputs, ...known };
      if (!isSame(resource, previous, records)) {
        changed.push({ resource, previous, answered });
        await check(resource, previous, services);
      }
      return { ...(previous && { id: previous.id }), outputs: answered };
    },
  });
  const gone = records.all().filter(({ urn }) => !seen.has(urn));
  refuseProtected(gone);
  await refuseLosses(gone, services);
  isWhole &&= Object.values(evaluated.outputs).every((value) => value !== undefined);
  return { evaluated, changed, gone, isWhole };
}

function knownInputs({ inputs }: RegisteredResource): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => !JSON.stringify(value)?.includes(UNKNOWN)),
  );
}

function isSame(
  resource: RegisteredResource,
  previous: ResourceRecord | undefined,
  records: ResourceRecords,
): boolean {
  if (previous === undefined) return false;
  const { protect = false, retainOnDelete = false } = previous;
  if (protect !== resource.protect || retainOnDelete !== resource.retainOnDelete) return false;
  return isDeepStrictEqual(records.redactedInputs(resource), previous.inputs);
}

async function check(
  resource: RegisteredResource,
  previous: ResourceRecord | undefined,
  services: Services,
): Promise<void> {
  try {
    await handlerOf(resource).check?.(requestFor(resource, previous), services);
  } catch (error) {
    throw error instanceof AwsError ? refused(resource, error) : error;
  }
}

/** `pulumi up` asks before it removes anything; a file that was saved is no such answer. */
async function refuseLosses(gone: readonly ResourceRecord[], services: Services): Promise<void> {
  for (const { type, name, id, retainOnDelete } of gone) {
    if (retainOnDelete) continue;
    const lost = await handlerOf({ type, name }).holds?.(id, services);
    if (lost === undefined) continue;
    throw new VisibleError(
      `Resource "${name}" (${type}) has left the program, but it holds ${lost}. ` +
        "Put it back, or restart the stack: a start removes it with all it holds.",
    );
  }
}
