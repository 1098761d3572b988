import { isDeepStrictEqual } from "node:util";
import type { Services } from "../services";
import type { Action } from "./decide";
import { decide, newProgress } from "./decide";
import { applyDecision, type Deployment } from "./applyDecision";
import { evaluateProgram, type EvaluatedProgram, type Program } from "./evaluateProgram";
import { DataLossError, type Consent } from "./losses";
import { planDeployment, type DeploymentPlan, type PlannedStep } from "./planDeployment";
import { removeAbandoned, removeResources } from "./removeResources";
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
  /** What lives in memory only is there already: unchanged resources need nothing. */
  isServing: boolean;
}

/** A mistake that was found before anything was changed. */
export class NothingChanged {
  constructor(readonly reason: unknown) {}
}

/**
 * Does on this machine what `pulumi up` does at AWS. Everything is planned and checked first; then, if nothing depends on
 * what only a deployment can tell, the planned steps are taken, otherwise the program is evaluated once more and applied as
 * it goes. The API and the site change once the whole program is applied: requests meet what was there before, or all of
 * the new.
 * @throws NothingChanged for a mistake, or when data would be lost without consent; whatever else is thrown may have left a
 * part of the program applied
 */
export async function deploy(
  program: Program,
  services: Services,
  { consent, isServing }: DeployOptions,
): Promise<Deployed> {
  const records = new ResourceRecords(services.state);
  const isFirst = records.all().length === 0;
  const plan = isFirst ? undefined : await agreedPlan(program, services, records, consent);
  const agreed = new Set(plan?.losses.map(({ record }) => keyOf(record)));
  const isAgreed = (record: ResourceRecord): boolean => agreed.has(keyOf(record));
  const deployment: Deployment = { records, services, isAgreed };
  if (plan?.isWhole !== true) return applyProgram(program, deployment);
  const quickly = await takeSteps(plan, deployment, isServing);
  if (quickly !== undefined) return quickly;
  // The steps that were taken count too.
  const { outputs, types, notices } = await applyProgram(program, deployment);
  return {
    outputs,
    types: new Set([...changedTypes(plan), ...types]),
    notices: [...new Set([...plan.steps.flatMap(noticeOf), ...notices])],
  };
}

function changedTypes({ steps, gone }: DeploymentPlan): Set<string> {
  return new Set([...steps.filter(isChange), ...gone].map(typeOf));
}

function keyOf({ urn, id }: ResourceRecord): string {
  return `${urn} ${id}`;
}

async function agreedPlan(
  program: Program,
  services: Services,
  records: ResourceRecords,
  consent: Consent,
): Promise<DeploymentPlan> {
  try {
    const plan = await planDeployment(program, services, records);
    const { losses } = plan;
    if (losses.length > 0 && !(await consent(losses))) throw new DataLossError(losses);
    return plan;
  } catch (error) {
    throw new NothingChanged(error);
  }
}

async function removal(
  { resources }: EvaluatedProgram,
  gone: readonly ResourceRecord[],
  deployment: Deployment,
): Promise<void> {
  await removeResources(gone, deployment);
  await removeAbandoned(new Set(resources.map(({ urn }) => urn)), deployment);
}

/** Undefined when a resource came out otherwise than the rest of the program was told: nothing new is served then. */
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
  const types = changedTypes(plan);
  const result = { outputs: evaluated.outputs, types, notices: plan.steps.flatMap(noticeOf) };
  if (steps.length === 0 && gone.length === 0 && isServing) return result;
  try {
    await stagedly(services, async () => {
      for (const step of steps) {
        const { id, outputs } = await applyDecision(step, deployment);
        if (!isAsAnswered(step, id, outputs)) throw new Surprise();
      }
      return { evaluated, removal: () => removal(evaluated, gone, deployment) };
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
  if (record === undefined || step.action === "replace") return true;
  if (record.id !== id && step.action !== "recreate") return false;
  return Object.entries(answered).every(
    ([name, value]) => !(name in outputs) || isDeepStrictEqual(outputs[name], value),
  );
}

class Surprise extends Error {}

/** Evaluates the program and applies each resource as it is registered. */
async function applyProgram(program: Program, deployment: Deployment): Promise<Deployed> {
  const { records, services } = deployment;
  const progress = newProgress(records, services);
  const notices: string[] = [];
  const types = new Set<string>();
  const evaluated = await stagedly(services, async () => {
    const evaluation = evaluateProgram({
      ...program,
      preview: false,
      async create(goal) {
        const decision = await decide(goal, progress);
        notices.push(...noticeOf(decision));
        if (isChange(decision)) types.add(goal.type);
        return applyDecision(decision, deployment);
      },
    });
    const evaluated = await evaluation.finally(() => records.flush());
    const declared = new Set(evaluated.resources.map(({ urn }) => urn));
    const gone = records.all().filter(({ urn }) => !declared.has(urn));
    for (const { type } of gone) types.add(type);
    return { evaluated, removal: () => removal(evaluated, gone, deployment) };
  });
  return { outputs: evaluated.outputs, types, notices };
}

/** The record would be the same afterwards, and what it stands for is there. */
function isDone({ action, goal, record, movedFrom }: PlannedStep): boolean {
  if (action !== "same" || movedFrom !== undefined) return false;
  return (
    (record?.protect ?? false) === goal.protect &&
    (record?.retainOnDelete ?? false) === goal.retainOnDelete &&
    record?.deletedWith === goal.deletedWith
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
