import { VisibleError } from "../core/visibleError";
import type { StateStore } from "../core/stateStore";
import { ResourceRecords } from "../program/resourceRecords";
import type { StackConfig } from "../program/stackConfig";

/** The stack that a data folder holds, such as "shop/dev"; undefined before its first deployment. */
export function heldStack(state: StateStore): string | undefined {
  const [record] = new ResourceRecords(state).all();
  if (record === undefined) return undefined;
  const [, , stack, , project] = record.urn.split(":"); // urn:pulumi:dev::shop::type::name
  return `${project}/${stack}`;
}

/**
 * A data folder holds one stack: run with another, all of its resources would count as removed from the program.
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
