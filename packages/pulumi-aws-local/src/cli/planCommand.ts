import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createServices } from "../services/createServices";
import { openForPlan } from "../data/openForPlan";
import { createEvaluator } from "../program/evaluator";
import { chooseStack } from "../program/chooseStack";
import { localEndpoints } from "../program/localEndpoints";
import { planProgram } from "../program/planProgram";
import { planTree } from "../program/planTree";
import { readProjectSection } from "../program/projectSection";
import { ResourceRecords } from "../program/resourceRecords";
import { readStackConfig, type StackConfig } from "../program/stackConfig";
import { heldStack, refuseEngineFolder } from "../stack/checkOwner";
import { parseOptions } from "../core/parseOptions";
import { realPath } from "../core/realPath";
import { reportFailure, VisibleError } from "../core/visibleError";
import { DATA_OPTION, dataFolderOf, PROGRAM_OPTIONS, PROGRAM_USAGE } from "./programOptions";

/** `pulumi-aws-local plan`: prints what the program declares for a stack, and what would change locally. */
export async function plan(args: string[]): Promise<void> {
  await printPlan(args).then(() => process.exit(0), reportFailure);
}

async function printPlan(args: string[]): Promise<void> {
  const values = parseOptions({ args, options: OPTIONS }, PLAN_USAGE);
  const projectDir = realPath(values.program);
  const stack = chooseStack(projectDir, values.stack);
  const folder = dataFolderOf(projectDir, values.data);
  const configFile = values["config-file"];
  const readConfig = (localDefaults = {}): StackConfig =>
    readStackConfig(projectDir, stack, {}, localDefaults, configFile);
  const local = readConfig(readProjectSection(projectDir).config);
  const region = local.values["aws:region"] ?? "us-east-1";
  const evaluator = createEvaluator(projectDir, 2);
  const data = await openForPlan(folder, region);
  try {
    refuseEngineFolder(data.state, folder);
    // A comparison with the local stack uses the local settings; otherwise the plan uses those of a deployment.
    const isHeld = heldStack(data.state) === `${local.project}/${stack}`;
    const config = isHeld ? local : readConfig();
    Object.assign(config.values, placeholders(config), lastSettings(folder, config));
    const services = createServices({ region, ...data, options: LOCAL_OPTIONS }).services;
    const program = { projectDir, stack, config, evaluator, comparesStack: true as const };
    const resources = await planProgram(program, services, new ResourceRecords(data.state));
    const text = values.json
      ? JSON.stringify({ stack, resources }, null, 2) + "\n"
      : planTree(stack, resources);
    await new Promise((done) => process.stdout.write(text, done));
  } finally {
    evaluator.close();
    await data.close();
  }
}

const LOCAL_OPTIONS = { origin: "http://localhost", allowExternalHttp: false };

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

/** The maximum length that a Cognito password policy can require. */
const PLACEHOLDER = "Placeholder-1-for-a-secret".padEnd(99, "-");

/** A plan shows no secrets, so placeholder values suffice; each is validated like a real value. */
function placeholders({ openSecrets }: StackConfig): Record<string, string> {
  return Object.fromEntries(openSecrets.map((key) => [key, PLACEHOLDER]));
}

/** The secrets and endpoints of the stack in the data folder, which it uses in addition to its settings. */
function lastSettings(dataFolder: string, { openSecrets }: StackConfig): Record<string, string> {
  const read = (name: string): Record<string, string> | undefined => {
    const file = join(dataFolder, name);
    if (!existsSync(file)) return undefined;
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
      throw new VisibleError(`"${file}" could not be read: ${(error as Error).message}.`);
    }
  };
  const secrets = Object.entries(read("secrets.json") ?? {});
  const origin = read("outputs.json")?.awsEndpoint;
  return {
    ...Object.fromEntries(secrets.filter(([key]) => openSecrets.includes(key))),
    ...(origin !== undefined && localEndpoints(origin)),
  };
}
