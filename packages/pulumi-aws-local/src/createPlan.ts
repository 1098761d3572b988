import { join, resolve } from "node:path";
import { A_TEXT, checkOptions, type ValueRule } from "./core/checkOptions";
import { realPath } from "./core/realPath";
import { chooseStack } from "./program/chooseStack";
import type { PlannedResource } from "./program/planProgram";
import { withVisibleErrors } from "./program/programErrors";
import { planStack } from "./stack/planStack";

/** Options of a plan; every member may be omitted. */
export interface CreatePlanOptions {
  /** Folder of the program, which contains Pulumi.yaml. Defaults to the working directory. */
  program?: string;
  /** Name of the stack. Defaults to the only one with a settings file, otherwise "dev". */
  stack?: string;
  /** File with the settings of the stack, instead of Pulumi.NAME.yaml. */
  configFile?: string;
  /** The data folder to compare with, which stays unchanged. Defaults to .local in the program's folder. */
  dataDir?: string;
}

/** What a deployment of a program would do. */
export interface Plan {
  /** Name of the stack. */
  stack: string;
  /** The declared resources, and those that would be deleted, sorted by URN. */
  resources: PlannedResource[];
}

/**
 * Evaluates the program of a folder and compares it with the stack in a data folder, without a change. The command
 * `plan` prints the same.
 * @throws VisibleError for everything that a deployment would reject
 */
export async function createPlan(options: CreatePlanOptions = {}): Promise<Plan> {
  checkOptions("createPlan", options, OPTIONS);
  const projectDir = realPath(options.program ?? ".");
  const stack = chooseStack(projectDir, options.stack);
  const data = resolve(options.dataDir ?? join(projectDir, ".local"));
  const { configFile } = options;
  const resources = await withVisibleErrors(planStack({ projectDir, stack, data, configFile }));
  return { stack, resources };
}

const OPTIONS: Record<keyof CreatePlanOptions, ValueRule> = {
  program: A_TEXT,
  stack: A_TEXT,
  configFile: A_TEXT,
  dataDir: A_TEXT,
};
