import { resourceHandlers } from "../services/resourceHandlers";
import type { LocalServices } from "../services/localServices";
import { AwsError } from "../core/awsError";
import type { DeclaredState, ResourceHandler } from "../core/resourceHandler";
import { VisibleError } from "../core/visibleError";
import { checkProperties } from "./checkProperties";
import { requestOf, type Goal } from "./goal";
import { readImported, withImportedId } from "./importResource";
import { withKeptInputs } from "./keptInputs";
import { keepsName } from "./lifecycle/forcedReplacement";
import { holderKey, isEmptied, replacedHolders } from "./lifecycle/holders";
import { inputChanges } from "./lifecycle/inputChanges";
import { takenId } from "./lifecycle/takenId";
import type { Progress } from "./progress";
import { replacementReasons } from "./replacement";
import type { ResourceRecord } from "./resourceRecords";

/** The action of a deployment on one resource; `recreate`: it was deleted outside the program. */
export type Action = "create" | "recreate" | "import" | "update" | "replace" | "same";

/** The action of a deployment on one declared resource, and the reason. */
export interface Decision {
  action: Action;
  /** The goal with the effective inputs: ignored changes are removed. */
  goal: Goal;
  handler: ResourceHandler<LocalServices>;
  /** The existing resource; undefined for a new one. */
  record?: ResourceRecord;
  /** The alias under which the record is stored. */
  movedFrom?: string;
  /** Names of the inputs that differ. */
  changes: string[];
  /** Paths of the inputs that cause the replacement. */
  replacedBy: string[];
  /** The old one is deleted before the new one is created. */
  deleteFirst: boolean;
}

/**
 * Decides what happens to a declared resource. Changes only `progress`.
 * @throws VisibleError if Pulumi, the provider or AWS would reject it
 */
export async function decide(given: Goal, progress: Progress): Promise<Decision> {
  const handler = handlerOf(given);
  const declared = withImportedId(given, handler);
  checkProperties(declared.type, declared.name, declared.inputs, handler, declared.secretPaths);
  const record = claim(declared, handler, progress);
  const goal = record === undefined ? declared : withKeptInputs(declared, record, handler);
  const decision =
    record === undefined
      ? await asNew(goal, handler, progress.services)
      : await asKnown(goal, handler, record, progress);
  await check(decision, progress);
  if (record !== undefined && (decision.action === "replace" || decision.action === "recreate")) {
    progress.emptied.add(holderKey(record));
    progress.replaced.add(goal.urn);
    if (decision.action === "replace" || replacedHolders(record, handler, progress).length > 0) {
      progress.replacedIds.add(holderKey(record));
    }
  }
  addDeclared(decision, progress);
  return decision;
}

/** Finds the record of a resource, under its URN or one of its aliases. */
function claim(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  { records, claimed }: Progress,
): ResourceRecord | undefined {
  const { type, name } = goal;
  const urn = [goal.urn, ...goal.aliases].find((one) => records.get(one) !== undefined);
  const record = urn === undefined ? undefined : records.get(urn);
  if (record === undefined) return undefined;
  if (claimed.has(record.urn)) {
    throw new VisibleError(
      `Resource "${name}" (${type}) has the same alias as another resource of the program: "${record.urn}".`,
    );
  }
  if (resourceHandlers[record.type] !== handler) {
    throw new VisibleError(
      `Resource "${name}" (${type}) has an alias of the type "${record.type}", which is another kind of resource.`,
    );
  }
  claimed.add(record.urn);
  return records.restored(record, goal);
}

async function asNew(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  services: LocalServices,
): Promise<Decision> {
  const action = goal.importId === undefined ? "create" : "import";
  if (action === "import") await readImported(goal, handler, services);
  return { action, goal, handler, changes: [], replacedBy: [], deleteFirst: false };
}

async function asKnown(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  record: ResourceRecord,
  progress: Progress,
): Promise<Decision> {
  if (goal.importId !== undefined && goal.importId !== record.id) {
    throw new VisibleError(
      `Resource "${goal.name}" (${goal.type}) imports "${goal.importId}", but it already exists as "${record.id}". ` +
        "Remove the option import, or declare the other resource under another name.",
    );
  }
  const { records } = progress;
  const stored = records.get(record.urn)!.inputs;
  const { changes } = inputChanges(stored, records.redactedInputs(goal), handler);
  // A value that becomes secret, or no longer is, updates the record, but replaces nothing.
  const changed = { changes, paths: inputChanges(record.inputs, goal.inputs, handler).paths };
  const moved = record.urn === goal.urn ? {} : { movedFrom: record.urn };
  const base = {
    goal,
    handler,
    record,
    changes,
    replacedBy: [] as string[],
    deleteFirst: false,
    ...moved,
  };
  if (await isGone(record, handler, progress)) {
    const holders = replacedHolders(record, handler, progress).map(({ type }) => type);
    if (holders.length > 0) refuseReplacement(goal, record, holders);
    return { ...base, action: "recreate" };
  }
  const replacedBy = replacementReasons(goal, handler, record, changed, progress);
  if (replacedBy.length > 0) {
    refuseReplacement(goal, record, replacedBy);
    const deleteFirst = goal.deleteBeforeReplace ?? keepsName(goal, record, handler);
    return { ...base, action: "replace", replacedBy, deleteFirst };
  }
  return { ...base, action: changes.length > 0 ? "update" : "same" };
}

/**
 * Follows Pulumi's engine: the option protect may be removed in the same deployment, the option import must be removed
 * before.
 */
function refuseReplacement(goal: Goal, record: ResourceRecord, replacedBy: string[]): void {
  const { protect, ...unprotected } = record;
  refuseProtected([goal.protect ? record : unprotected], "would be replaced");
  if (goal.importId === undefined) return;
  throw new VisibleError(
    `Resource "${goal.name}" (${goal.type}) would be replaced, because of ${replacedBy.join(", ")}, but still has the ` +
      "option import with the id of the old one: remove the option first.",
  );
}

/** Whether the resource was deleted outside the program, or the resource that contains it starts empty. */
async function isGone(
  record: ResourceRecord,
  handler: ResourceHandler<LocalServices>,
  progress: Progress,
): Promise<boolean> {
  if (isEmptied(record, handler, progress)) return true;
  if (handler.read === undefined) return false;
  return (await handler.read(record.id, progress.services, record.outputs)) === undefined;
}

/** Lets the handler check a resource that changes. */
export async function check(
  { action, goal, handler, record, deleteFirst }: Decision,
  { records, services, declared }: Pick<Progress, "records" | "services"> & Partial<Progress>,
): Promise<void> {
  if (action === "same") return;
  const interrupted = records.begun(goal.urn) !== undefined;
  const isNew = action === "create" || (action === "replace" && !deleteFirst);
  if (isNew && !interrupted) await refuseTaken(goal, handler, services);
  const previous = action === "update" ? record : undefined;
  const request = {
    ...requestOf(goal),
    ...(previous && { previous }),
    ...(interrupted && { interrupted: true as const }),
    ...(declared && { declared: (type: string) => declared.get(type) ?? [] }),
  };
  try {
    await handler.check?.(request, services);
  } catch (error) {
    throw error instanceof AwsError ? refused(goal, error) : error;
  }
}

function addDeclared({ goal, action, record }: Decision, { declared }: Progress): void {
  const { type, inputs, importId } = goal;
  const id = action === "same" || action === "update" ? record?.id : importId;
  const state: DeclaredState = { inputs, ...(id !== undefined && { id }) };
  const ofType = declared.get(type);
  if (ofType === undefined) declared.set(type, [state]);
  else ofType.push(state);
}

/** Rejects a new resource whose name is taken: an existing resource is not taken over without an import. */
async function refuseTaken(
  goal: Goal,
  handler: ResourceHandler<LocalServices>,
  services: LocalServices,
): Promise<void> {
  const id = await takenId(requestOf(goal), handler, services);
  if (id === undefined) return;
  throw new VisibleError(
    `Resource "${goal.name}" (${goal.type}) is refused: "${id}" already exists. If it was declared under another name, ` +
      "set the option aliases; otherwise import it with the option import, or choose another name.",
  );
}

/** Whether the replaced resource is kept: the program sets retainOnDelete, or did so at the last deployment. */
export function retainsReplaced({ goal, record }: Decision): boolean {
  return goal.retainOnDelete || record?.retainOnDelete === true;
}

/**
 * Rejects the deletion of protected resources as Pulumi and AWS do, before anything is deleted.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 * @throws VisibleError naming the resource
 */
export function refuseProtected(records: readonly ResourceRecord[], what: string): void {
  for (const { type, name, protect, inputs } of records) {
    const how = protect
      ? "protect"
      : inputs["deletionProtectionEnabled"] === true
        ? "deletionProtectionEnabled"
        : inputs["deletionProtection"] === "ACTIVE"
          ? "deletionProtection"
          : undefined;
    if (how === undefined) continue;
    throw new VisibleError(
      `Resource "${name}" (${type}) ${what} but is protected (${how}): restore it, or remove its protection first.`,
    );
  }
}

/** The error for a resource that AWS would reject. */
export function refused(
  { type, name }: Pick<Goal, "type" | "name">,
  cause: AwsError,
): VisibleError {
  const { code, message } = cause;
  return new VisibleError(`Resource "${name}" (${type}) is refused: ${code}: ${message}`, {
    cause,
  });
}

/** The last sentence of the error for an unknown type. */
export function knownTypes(): string {
  return `Known types: ${Object.keys(resourceHandlers).sort().join(", ")}.`;
}

/** @throws VisibleError for a type that no local service implements */
export function handlerOf({
  type,
  name,
}: Pick<Goal, "type" | "name">): ResourceHandler<LocalServices> {
  const handler = resourceHandlers[type];
  if (handler !== undefined) return handler;
  throw new VisibleError(
    `Resource "${name}" is of type "${type}", which the local stack does not support. ${knownTypes()}`,
  );
}
