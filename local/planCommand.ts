import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { localEndpoints } from "./program/localEndpoints";
import { planProgram } from "./program/planProgram";
import { planTree } from "./program/planTree";
import { ResourceRecords } from "./program/resourceRecords";
import { readStackConfig, type StackConfig } from "./program/stackConfig";
import { readStateStore, type StateStore } from "./shared/stateStore";
import { reportFailure } from "./shared/visibleError";

/** `npm run plan`: what the program declares for a stack, and what would change locally. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stack: { type: "string", default: "dev" },
      data: { type: "string", default: ".local" },
      json: { type: "boolean", default: false },
    },
  });
  const projectDir = resolve(__dirname, "..");
  const config = withPlaceholderSecrets(readStackConfig(projectDir, values.stack));
  const state = openState(resolve(values.data));
  try {
    Object.assign(config.values, lastEndpoints(resolve(values.data)));
    const program = { projectDir, stack: values.stack, config };
    const resources = await planProgram(program, state && new ResourceRecords(state));
    const text = values.json
      ? JSON.stringify({ stack: values.stack, resources }, null, 2) + "\n"
      : planTree(values.stack, resources);
    await new Promise((done) => process.stdout.write(text, done));
  } finally {
    await state?.close();
  }
}

function openState(dataFolder: string): StateStore | undefined {
  const directory = join(dataFolder, "state");
  return existsSync(directory) ? readStateStore(directory) : undefined;
}

/** Compares against what runs here with the endpoints that it runs with. */
function lastEndpoints(dataFolder: string): Record<string, string> {
  const file = join(dataFolder, "outputs.json");
  if (!existsSync(file)) return {};
  return localEndpoints(JSON.parse(readFileSync(file, "utf8")).awsEndpoint);
}

/** A plan shows no secret, so any value will do; each is checked as a real one would be. */
function withPlaceholderSecrets(config: StackConfig): StackConfig {
  const placeholders = config.openSecrets.map((key) => [key, "Placeholder-1-for-a-secret"]);
  return { ...config, values: { ...config.values, ...Object.fromEntries(placeholders) } };
}

main().then(() => process.exit(0), reportFailure);
