import { isDeepStrictEqual } from "node:util";
import type { LocalServices } from "../services/localServices";
import { VisibleError } from "../core/visibleError";
import type { Action } from "./decide";
import { check, decide } from "./decide";
import { applyDecision } from "./applyDecision";
import { checkAnnounced } from "./checkAnnounced";
import type { Deployment } from "./deployment";
import { evaluateProgram, type EvaluatedProgram, type Program } from "./evaluateProgram";
import { DataLossError, type Consent } from "./losses";
import { planDeployment, type DeploymentPlan, type PlannedStep } from "./planDeployment";
import { newProgress } from "./progress";
import { removeResources } from "./removeResources";
import { ResourceRecords, type ResourceRecord } from "./resourceRecords";
import { stagedly } from "./stagedly";

/** The result of a deployment. */
export interface Deployed {
  outputs: EvaluatedProgram["outputs"];
  /** Types of the resources that were created, updated or removed. */
  types: ReadonlySet<string>;
  /** Lines for the user, such as resources that were deleted outside the program. */
  notices: string[];
}

export interface DeployOptions {
  /** Called before data is deleted. */
  consent: Consent;
  /** Gives all consent, also for data that earlier deployments left behind. */
  allowDataLoss?: boolean;
  /** Resources that live only in memory already exist: unchanged ones need no update. */
  isServing: boolean;
  /** Ends the deployment as long as nothing is changed. */
  signal?: AbortSignal;
}

/** An error that was detected before anything was changed. */
export class NothingChanged {
  constructor(readonly reason: unknown) {}
}

/**
 * Does locally what `pulumi up` does at AWS. Everything is planned and checked first. If nothing depends on values that
 * are known only after deployment, the planned steps are applied. Otherwise the program is evaluated again, and each
 * resource is applied when it is registered. The API and the site change once the whole program is applied: requests
 * see either the old version or the complete new one.
 * @throws NothingChanged for an error in the program, or if data would be lost without consent; after any other error a
 * part of the program may be applied
 */
export async function deploy(
  program: Program,
  services: LocalServices,
  { consent, allowDataLoss = false, isServing, signal }: DeployOptions,
): Promise<Deployed> {
  const records = new ResourceRecords(services.state);
  const isFirst = records.all().length === 0;
  const plan = isFirst
    ? undefined
    : await agreedPlan(program, services, records, {
        consent: allowDataLoss ? () => true : consent,
        signal,
      });
  const agreed = new Set(plan?.losses.map(({ record }) => keyOf(record)));
  const isAgreed = (record: ResourceRecord): boolean =>
    allowDataLoss || record.lossAgreed === true || agreed.has(keyOf(record));
  const deployment: Deployment = { records, services, isAgreed };
  const quickly = plan?.isWhole === true ? await takeSteps(plan, deployment, isServing) : undefined;
  return quickly ?? (await applyProgram(program, deployment, plan));
}

function keyOf({ urn, id }: ResourceRecord): string {
  return `${urn} ${id}`;
}

async function agreedPlan(
  program: Program,
  services: LocalServices,
  records: ResourceRecords,
  { consent, signal }: { consent: Consent; signal: AbortSignal | undefined },
): Promise<DeploymentPlan> {
  try {
    // The program will be evaluated again: a process for that starts meanwhile.
    const { evaluator } = program;
    const plan = await planDeployment(program, services, records, {
      onUnknown: () => evaluator.prepare(),
      ...(signal && { signal }),
    });
    const { losses } = plan;
    if (losses.length > 0 && !(await consent(losses))) throw new DataLossError(losses);
    return plan;
  } catch (error) {
    throw new NothingChanged(error);
  }
}

/**
 * Applies the planned steps. Returns undefined, without serving anything new, if a resource's outputs differ from those
 * that the program received.
 */
async function takeSteps(
  plan: DeploymentPlan,
  deployment: Deployment,
  isServing: boolean,
): Promise<Deployed | undefined> {
  const { records, services } = deployment;
  const { evaluated, gone } = plan;
  const steps = plan.steps.filter(
    (step) => !isDone(step) || (!isServing && step.handler.inMemory === true),
  );
  const types = new Set([...plan.steps.filter(isChange), ...gone].map(typeOf));
  const notices = plan.steps.flatMap(noticeOf);
  const result = { outputs: evaluated.outputs, types, notices };
  if (steps.length === 0 && gone.length === 0 && isServing) return result;
  const removal = async (): Promise<void> => {
    notices.push(...(await removeResources(gone, deployment)));
  };
  try {
    await stagedly(services, async () => {
      for (const step of steps) {
        // Resources that it depends on may be new too, and did not exist when it was planned.
        if (step.action === "create") await check(step, deployment);
        const { id, outputs } = await applyDecision(step, deployment);
        if (!hasPreviewOutputs(step, id, outputs)) throw new Surprise();
      }
      return { evaluated, removal };
    });
    return result;
  } catch (error) {
    if (error instanceof Surprise) return undefined;
    throw error;
  } finally {
    records.flush();
  }
}

/** Compares the outputs with those that the rest of the program was evaluated with. */
function hasPreviewOutputs(step: PlannedStep, id: string, outputs: Record<string, any>): boolean {
  const { record, previewOutputs: answered } = step;
  // Recreated unchanged. At another port its digests may differ; the next evaluation detects that.
  if (step.action === "same") return record?.id === id;
  if (step.action === "update" && record?.id !== id) return false;
  return Object.entries(answered).every(
    ([name, value]) => !(name in outputs) || isDeepStrictEqual(outputs[name], value),
  );
}

class Surprise extends Error {}

/** Evaluates the program and applies each resource as it is registered. */
async function applyProgram(
  program: Program,
  deployment: Deployment,
  plan: DeploymentPlan | undefined,
): Promise<Deployed> {
  const { records, services } = deployment;
  const progress = newProgress(records, services);
  const notices = plan?.steps.flatMap(noticeOf) ?? [];
  const types = new Set(plan?.steps.filter(isChange).map(typeOf));
  const evaluated = await stagedly(services, async () => {
    const evaluation = evaluateProgram({
      ...program,
      account: services.iam,
      preview: false,
      ...(plan === undefined && { announced: checkAnnounced }),
      async create(goal) {
        const decision = await decide(goal, progress);
        if (isChange(decision)) types.add(goal.type);
        return applyDecision(decision, deployment);
      },
    });
    const evaluated = await evaluation.finally(() => records.flush());
    const gone = plan === undefined ? [] : goneAsPlanned(plan, evaluated, records);
    for (const { type } of gone) types.add(type);
    const removal = async (): Promise<void> => {
      notices.push(...(await removeResources(gone, deployment)));
    };
    return { evaluated, removal };
  });
  return { outputs: evaluated.outputs, types, notices };
}

/**
 * Resources that no declaration matches may be deleted only if the plan contained their deletion: a second evaluation
 * may declare less than the first.
 */
function goneAsPlanned(
  { gone }: DeploymentPlan,
  { resources }: EvaluatedProgram,
  records: ResourceRecords,
): ResourceRecord[] {
  const declared = new Set(resources.map(({ urn }) => urn));
  const planned = new Set(gone.map(({ urn }) => urn));
  const undeclared = records.all().filter(({ urn }) => !declared.has(urn));
  const missing = undeclared.filter(({ urn }) => !planned.has(urn));
  if (missing.length > 0) {
    const names = missing.map(({ name, type }) => `"${name}" (${type})`).join(", ");
    throw new VisibleError(
      `The program declared ${names} in the plan, but not in the deployment. Nothing was removed.`,
    );
  }
  return undeclared;
}

/** Whether the record would stay the same and the resource exists. */
function isDone({ action, goal, record, movedFrom }: PlannedStep): boolean {
  if (action !== "same" || movedFrom !== undefined) return false;
  return (
    (record?.protect ?? false) === goal.protect &&
    (record?.retainOnDelete ?? false) === goal.retainOnDelete &&
    record?.deletedWith === goal.deletedWith &&
    isDeepStrictEqual(record?.replacementTrigger, goal.replacementTrigger)
  );
}

function isChange({ action }: { action: Action }): boolean {
  return action !== "same";
}

function typeOf(resource: PlannedStep | ResourceRecord): string {
  return "goal" in resource ? resource.goal.type : resource.type;
}

function noticeOf({
  action,
  goal,
  handler,
}: Pick<PlannedStep, "action" | "goal" | "handler">): string[] {
  if (action !== "recreate" || handler.read === undefined) return [];
  return [`"${goal.name}" (${goal.type}) was deleted outside the program: it is recreated`];
}
