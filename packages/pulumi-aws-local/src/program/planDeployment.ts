import type { LocalServices } from "../services/localServices";
import { hasUnknown } from "../core/unknown";
import { VisibleError } from "../core/visibleError";
import { decide, knownTypes, type Decision } from "./decide";
import { evaluateProgram, type EvaluatedProgram, type Program } from "./evaluateProgram";
import { findLosses, type Loss } from "./losses";
import { newProgress } from "./progress";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** A decision, with the outputs that the rest of the program was evaluated with. */
export interface PlannedStep extends Decision {
  previewOutputs: Record<string, any>;
}

/** The changes that a program would make to a stack. */
export interface DeploymentPlan {
  evaluated: EvaluatedProgram;
  /** In dependency order. */
  steps: PlannedStep[];
  /** Resources that the program no longer declares. */
  gone: ResourceRecord[];
  losses: Loss[];
  /** The plan is complete: all values that the program used were known, and a deployment would declare the same. */
  isWhole: boolean;
}

export interface PlanOptions {
  /** Called when the result depends on a value that is known only after deployment. */
  onUnknown?(): void;
  /**
   * Evaluates the whole program and reports all rejected resources at once; otherwise the first ends the evaluation.
   */
  reportsAll?: true;
  /** Ends the plan. */
  signal?: AbortSignal;
}

/**
 * Evaluates a program as a preview and decides what a deployment would do. Changes nothing.
 * @throws VisibleError for what a deployment would reject
 */
export async function planDeployment(
  program: Program,
  services: LocalServices,
  records: ResourceRecords,
  { onUnknown, reportsAll, signal }: PlanOptions = {},
): Promise<DeploymentPlan> {
  const refusals: VisibleError[] = [];
  const steps: PlannedStep[] = [];
  const progress = newProgress(records, services);
  let isWhole = true;
  let hasNew = false;
  const evaluated = await evaluateProgram({
    ...program,
    account: services.iam,
    preview: true,
    ...(signal && { signal }),
    async create(goal) {
      const decision = await decide(goal, progress).catch((error: unknown) => {
        if (reportsAll !== true || !(error instanceof VisibleError)) throw error;
        refusals.push(error);
      });
      if (decision === undefined) return { outputs: knownInputs(goal.inputs) };
      const known = knownInputs(decision.goal.inputs);
      if (isWhole && Object.keys(known).length < Object.keys(decision.goal.inputs).length) {
        isWhole = false;
        onUnknown?.();
      }
      const { id, outputs } = previewed(decision);
      if (id === undefined && decision.action === "create") hasNew = true;
      else isWhole &&= id !== undefined;
      const answered = { ...outputs, ...known };
      steps.push({ ...decision, previewOutputs: answered });
      return { ...(id !== undefined && { id }), outputs: answered };
    },
  });
  refuseAll(refusals);
  isWhole &&= !hasUnknown(evaluated.outputs);
  const gone = records
    .all()
    .filter(({ urn }) => !progress.claimed.has(urn) && isOfProgram(urn, program));
  refuseEmptyProgram(steps, gone);
  // Some programs declare less in a preview, so a plan that deletes data is always checked by a second evaluation.
  isWhole &&= gone.every(({ retainOnDelete }) => retainOnDelete);
  if (hasNew || gone.length > 0) isWhole &&= !evaluated.sensesPreview;
  const losses = await findLosses(steps, gone, services);
  return { evaluated, steps, gone, losses, isWhole };
}

function refuseAll(refusals: readonly VisibleError[]): void {
  if (refusals.length === 1) throw refusals[0];
  if (refusals.length > 1) {
    throw new VisibleError(
      `${refusals.length}resources are rejected:\n${listOnce(refusals, knownTypes())}`,
    );
  }
}

/** `npm run plan` may compare a stack with the data of another. */
function isOfProgram(urn: string, { stack, comparesStack }: Program): boolean {
  return comparesStack !== true || urn.startsWith(`urn:pulumi:${stack}::`);
}

/** Joins the messages as a list. A last sentence that several of them share follows once, after the list. */
function listOnce(errors: readonly VisibleError[], ending: string): string {
  const lines = errors.map(({ message }) => `- ${message.replace(` ${ending}`, "")}`);
  const isUsed = errors.some(({ message }) => message.endsWith(ending));
  return [...lines, ...(isUsed ? [ending] : [])].join("\n");
}

/** A program that failed to declare anything is more likely than one that intentionally declares nothing. */
function refuseEmptyProgram(steps: readonly Decision[], gone: readonly ResourceRecord[]): void {
  if (steps.length > 0 || gone.length === 0) return;
  throw new VisibleError(
    `The program declares no resource, but ${gone.length} exist. Nothing was removed. ` +
      "Check what the program exports, or start with --reset to begin with empty data.",
  );
}

function knownInputs(inputs: Record<string, any>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !hasUnknown(value)));
}

/** The state of a resource that is known before the deployment. */
function previewed({ action, goal, record }: Decision): {
  id?: string;
  outputs: Record<string, any>;
} {
  if (action === "import") return { id: goal.importId!, outputs: {} };
  if (record === undefined || action === "replace") return { outputs: {} };
  // A recreated resource keeps its name; ids that are not names change.
  if (action === "recreate" && record.id !== record.outputs["name"]) return { outputs: {} };
  return { id: record.id, outputs: record.outputs };
}
