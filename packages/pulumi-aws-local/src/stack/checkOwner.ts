import { VisibleError } from "../core/visibleError";
import type { StateStore } from "../core/stateStore";
import { ResourceRecords } from "../program/resourceRecords";
import { isHeldByEngine } from "../provider/engineRecords";
import type { StackConfig } from "../program/stackConfig";

/** The stack of a data folder, such as "shop/dev"; undefined before its first deployment. */
export function heldStack(state: StateStore): string | undefined {
  const record = new ResourceRecords(state).any();
  if (record === undefined) return undefined;
  const [, , stack, , project] = record.urn.split(":"); // urn:pulumi:dev::shop::type::name
  return `${project}/${stack}`;
}

/** Whether anything was deployed to the data folder, by this package or by Pulumi's engine. */
export function isDeployed(state: StateStore): boolean {
  return heldStack(state) !== undefined || isHeldByEngine(state);
}

/**
 * A data folder belongs to one stack: in a run with another stack, all its resources would count as removed from the
 * program.
 * @throws VisibleError naming both stacks
 */
export function checkOwner(
  state: StateStore,
  { project }: Pick<StackConfig, "project">,
  stack: string,
  folder: string,
): void {
  const held = heldStack(state);
  if (held === undefined || held === `${project}/${stack}`) return;
  throw new VisibleError(
    `The data folder "${folder}" holds the stack "${held}"; this is "${project}/${stack}". Choose another folder with --data DIR.`,
  );
}

/**
 * A data folder belongs to one way of deploying; this check is for `start`.
 * @throws VisibleError for a folder with resources of Pulumi's engine
 */
export function refuseEngineFolder(state: StateStore, folder: string): void {
  if (!isHeldByEngine(state)) return;
  throw new VisibleError(
    `The data folder "${folder}" holds resources that Pulumi's engine has deployed through "pulumi-aws-local serve"; ` +
      '"start" cannot deploy to it. Nothing was changed. Choose another folder with --data DIR.',
  );
}

/**
 * The same check for `serve`.
 * @throws VisibleError for a folder with a stack that `start` has deployed
 */
export function refuseStartedFolder(state: StateStore, folder: string): void {
  const held = heldStack(state);
  if (held === undefined) return;
  throw new VisibleError(
    `The data folder "${folder}" holds the stack "${held}", which "pulumi-aws-local start" has deployed; ` +
      "Pulumi's engine cannot deploy to it. Nothing was changed. Choose another folder with --data DIR.",
  );
}
