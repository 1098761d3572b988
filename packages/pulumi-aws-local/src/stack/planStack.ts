import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";
import { openForPlan } from "../data/openForPlan";
import { createEvaluator } from "../program/evaluator";
import { localEndpoints } from "../program/localEndpoints";
import { planProgram, type PlannedResource } from "../program/planProgram";
import { readProjectSection } from "../program/projectSection";
import { ResourceRecords } from "../program/resourceRecords";
import { readStackConfig, type StackConfig } from "../program/stackConfig";
import { createServices } from "../services/createServices";
import { heldStack, refuseEngineFolder } from "./checkOwner";

export interface PlanSettings {
  /** Folder of the program, which contains Pulumi.yaml. */
  projectDir: string;
  /** Name of the stack, e.g. "dev". */
  stack: string;
  /** The data folder to compare with; it stays unchanged, and need not exist. */
  data: string;
  /** File with the settings of the stack, instead of Pulumi.NAME.yaml. */
  configFile?: string | undefined;
}

/**
 * Returns what the program declares for a stack, and what would change locally, sorted by URN.
 * @throws VisibleError for everything that a deployment would reject
 */
export async function planStack(settings: PlanSettings): Promise<PlannedResource[]> {
  const { projectDir, stack, data: folder, configFile } = settings;
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
    return await planProgram(program, services, new ResourceRecords(data.state));
  } finally {
    evaluator.close();
    await data.close();
  }
}

const LOCAL_OPTIONS = { origin: "http://localhost", allowExternalHttp: false };

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
