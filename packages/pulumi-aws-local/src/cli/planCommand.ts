import { parseOptions } from "../core/parseOptions";
import { realPath } from "../core/realPath";
import { reportFailure } from "../core/visibleError";
import { chooseStack } from "../program/chooseStack";
import { planTree } from "../program/planTree";
import { planStack } from "../stack/planStack";
import { DATA_OPTION, dataFolderOf, PROGRAM_OPTIONS, PROGRAM_USAGE } from "./programOptions";

/**
 * `pulumi-aws-local plan`: prints what the program declares for a stack, and what would change locally.
 * @param onPrinted called before the process ends
 */
export async function plan(args: string[], onPrinted: () => void): Promise<void> {
  await printPlan(args).then(() => {
    onPrinted();
    process.exit(0);
  }, reportFailure);
}

async function printPlan(args: string[]): Promise<void> {
  const values = parseOptions({ args, options: OPTIONS }, PLAN_USAGE);
  const projectDir = realPath(values.program);
  const stack = chooseStack(projectDir, values.stack);
  const data = dataFolderOf(projectDir, values.data);
  const configFile = values["config-file"];
  const resources = await planStack({ projectDir, stack, data, configFile });
  const text = values.json
    ? JSON.stringify({ stack, resources }, null, 2) + "\n"
    : planTree(stack, resources);
  await new Promise((done) => process.stdout.write(text, done));
}

export const PLAN_USAGE = `pulumi-aws-local plan [options]
${PROGRAM_USAGE}
  --config-file FILE        settings of the stack, instead of Pulumi.NAME.yaml
  --json                    as JSON`;

const OPTIONS = {
  ...PROGRAM_OPTIONS,
  ...DATA_OPTION,
  "config-file": { type: "string" },
  json: { type: "boolean", default: false },
} as const;
