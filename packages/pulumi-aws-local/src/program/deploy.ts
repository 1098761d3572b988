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

/** What a deployment has done. */
export interface Deployed {
  outputs: EvaluatedProgram["outputs"];
  /** Types of the resources that were created, updated or removed. */
  types: ReadonlySet<string>;
  /** Lines for the person who runs the stack, such as what had been deleted outside the program. */
  notices: string[];
}

export interface DeployOptions {
  /** Asked before data are deleted. */
  consent: Consent;
  /** All consent is given, also for what earlier deployments have left behind. */
  allowDataLoss?: boolean;
  /** What lives in memory only is there already: unchanged resources need nothing. */
  isServing: boolean;
  /** Ends the deployment as long as nothing is changed. */
  signal?: AbortSignal;
}

/** An error that was found before anything was changed. */
export class NothingChanged {
  constructor(readonly reason: unknown) {}
}

/**
 * Does on this machine what `pulumi up` does at AWS. Everything is planned and checked first; then, if nothing depends on
 * what is known only after deployment, the planned steps are taken, otherwise the program is evaluated once more and applied as
 * it goes. The API and the site change once the whole program is applied: requests meet what was there before, or all of
 * the new.
 * @throws NothingChanged for an error in the program, or when data would be lost without consent; whatever else is thrown may have left a
 * part of the program applied
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
    // The program will be evaluated once more: a process for that starts meanwhile.
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

/** Undefined if a resource's outputs differ from those that the program was given: then nothing new is served. */
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
        // What it needs may be new as well, and was not there when it was planned.
        if (step.action === "create") await check(step, deployment);
        const { id, outputs } = await applyDecision(step, deployment);
        if (!isAsAnswered(step, id, outputs)) throw new Surprise();
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

/** The rest of the program was evaluated with these outputs, where it could be. */
function isAsAnswered(step: PlannedStep, id: string, outputs: Record<string, any>): boolean {
  const { record, answered } = step;
  // Made again as it was; at another port its digests may differ, which the next evaluation sees.
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

/** Only what was planned to go goes: an evaluation may declare less than the one before. */
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
      `The program declared ${names} when it was planned, and no longer when it was applied. Nothing was removed.`,
    );
  }
  return undeclared;
}

/** The record would be the same afterwards, and what it stands for is there. */
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
  return [`"${goal.name}" (${goal.type}) was deleted outside the program: it is created again`];
}
