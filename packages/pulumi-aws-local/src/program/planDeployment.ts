import type { LocalServices } from "../services/localServices";
import { hasUnknown } from "../core/unknown";
import { VisibleError } from "../core/visibleError";
import { decide, knownTypes, type Decision } from "./decide";
import { evaluateProgram, type EvaluatedProgram, type Program } from "./evaluateProgram";
import { findLosses, type Loss } from "./losses";
import { newProgress } from "./progress";
import type { ResourceRecord, ResourceRecords } from "./resourceRecords";

/** A decision, and the outputs that the rest of the program was evaluated with. */
export interface PlannedStep extends Decision {
  answered: Record<string, any>;
}

/** What a program would change in a stack. */
export interface DeploymentPlan {
  evaluated: EvaluatedProgram;
  /** In the order of their dependencies. */
  steps: PlannedStep[];
  /** What the program no longer declares. */
  gone: ResourceRecord[];
  losses: Loss[];
  /** A deployment would find nothing else: the program knew all that it asked for, and declares all that it would then. */
  isWhole: boolean;
}

export interface PlanOptions {
  /** Called when it turns out that something depends on what is known only after deployment. */
  onUnknown?(): void;
  /** The whole program is evaluated before refusals are reported, all at once; else the first ends the evaluation. */
  reportsAll?: true;
  /** Ends the plan. */
  signal?: AbortSignal;
}

/**
 * Evaluates a program as a preview and decides what a deployment would do. Nothing is changed.
 * @throws VisibleError for what a deployment would refuse
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
      steps.push({ ...decision, answered });
      return { ...(id !== undefined && { id }), outputs: answered };
    },
  });
  refuseAll(refusals);
  isWhole &&= !hasUnknown(evaluated.outputs);
  const gone = records
    .all()
    .filter(({ urn }) => !progress.claimed.has(urn) && isOfProgram(urn, program));
  refuseEmptyProgram(steps, gone);
  // Some programs declare less in a preview. What would be deleted is worth a second look in any case.
  isWhole &&= gone.every(({ retainOnDelete }) => retainOnDelete);
  if (hasNew || gone.length > 0) isWhole &&= !evaluated.sensesPreview;
  const losses = await findLosses(steps, gone, services);
  return { evaluated, steps, gone, losses, isWhole };
}

function refuseAll(refusals: readonly VisibleError[]): void {
  if (refusals.length === 1) throw refusals[0];
  if (refusals.length > 1) {
    throw new VisibleError(
      `${refusals.length} resources are refused:\n${listOnce(refusals, knownTypes())}`,
    );
  }
}

/** `npm run plan` may look at another stack than the one that the data are of. */
function isOfProgram(urn: string, { stack, comparesStack }: Program): boolean {
  return comparesStack !== true || urn.startsWith(`urn:pulumi:${stack}::`);
}

/** The messages as a list; a sentence that ends some of them follows once, after the list. */
function listOnce(errors: readonly VisibleError[], ending: string): string {
  const lines = errors.map(({ message }) => `- ${message.replace(` ${ending}`, "")}`);
  const isUsed = errors.some(({ message }) => message.endsWith(ending));
  return [...lines, ...(isUsed ? [ending] : [])].join("\n");
}

/** A program that failed to declare anything is more likely than one that has nothing left to declare. */
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

/** What is known of a resource before the deployment. */
function previewed({ action, goal, record }: Decision): {
  id?: string;
  outputs: Record<string, any>;
} {
  if (action === "import") return { id: goal.importId!, outputs: {} };
  if (record === undefined || action === "replace") return { outputs: {} };
  // What is created again keeps its name; ids that are not names are new ones.
  if (action === "recreate" && record.id !== record.outputs["name"]) return { outputs: {} };
  return { id: record.id, outputs: record.outputs };
}
