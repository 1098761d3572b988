import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import {
  LocalWorkspace,
  PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import { folderOfRun } from "../../support/runFolder";
import "./ownConnections";

const { ensurePulumi } = require("../../../tools/pulumiCli.cjs") as {
  ensurePulumi(): { command: string } | { missing: string };
};

export const ROOT = resolve(__dirname, "..", "..", "..");

/** A project for Pulumi's engine, with a backend in its folder. */
export interface EngineProject {
  folder: string;
  /** Environment of the CLI. */
  env: Record<string, string>;
  /** Opens the stack "dev" of a program; its settings are in Pulumi.dev.yaml and `config`. */
  open(program: PulumiFn, config?: Settings, name?: string): Promise<Stack>;
}

/** Settings by key; secrets as `{ secret }`. */
export type Settings = Record<string, string | { secret: string }>;

/** Uses the provider on this port; without a port the engine has no provider. */
export interface Provider {
  providerPort: number;
}

/** The settings of a production stack, in the project's folder. */
export const PRODUCTION_EXAMPLE = "docs/examples/Pulumi.production.yaml";

type Env = Record<string, string>;

/** A project of a few resources. @param env further environment variables of the CLI */
export function smallProject(provider: Provider, env: Env = {}): EngineProject {
  const folder = folderOfRun();
  writeFileSync(join(folder, "Pulumi.yaml"), "name: small\nruntime: nodejs\n");
  return projectIn(folder, provider, "small", env);
}

/** The store's project. Its settings files are copies, because Pulumi writes to them. */
export function storeProject(provider: Provider): EngineProject {
  const folder = folderOfRun();
  for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml", PRODUCTION_EXAMPLE]) {
    copyFileSync(join(ROOT, file), join(folder, basename(file)));
  }
  return projectIn(folder, provider, "jukebox");
}

function projectIn(
  folder: string,
  { providerPort }: Provider,
  projectName: string,
  more: Env = {},
): EngineProject {
  const [backend, home] = ["backend", "home"].map((name) => join(folder, name)) as [string, string];
  mkdirSync(backend);
  mkdirSync(home);
  const env = {
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: "of a stack that lasts as long as its test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true", // saves half of the writes
    PULUMI_DEBUG_PROVIDERS: `aws:${providerPort}`,
    ...more,
  };
  return {
    folder,
    env,
    async open(program, config = {}, stackName = "dev") {
      const pulumiCommand = await theCommand();
      const options = { workDir: folder, pulumiHome: home, envVars: env, pulumiCommand };
      const args = { stackName, projectName, program };
      const stack = await LocalWorkspace.createOrSelectStack(args, options);
      const values = Object.entries(config).map(([key, value]) => [
        key,
        typeof value === "string" ? { value } : { value: value.secret, secret: true },
      ]);
      if (values.length > 0) await stack.setAllConfig(Object.fromEntries(values));
      return stack;
    },
  };
}

let command: Promise<PulumiCommand> | undefined;

/** The CLI, under the name and in the folder that the Automation API expects. */
function theCommand(): Promise<PulumiCommand> {
  return (command ??= (async () => {
    const found = ensurePulumi();
    if ("missing" in found) throw new Error(found.missing);
    if (basename(found.command) !== "pulumi") return PulumiCommand.get();
    const root = folderOfRun();
    mkdirSync(join(root, "bin"));
    symlinkSync(found.command, join(root, "bin", "pulumi"));
    return PulumiCommand.get({ root });
  })());
}

/** Runs any command of the CLI for a stack; resolves with its output. */
export async function runCli({ name, workspace }: Stack, ...args: string[]): Promise<string> {
  const { command } = await theCommand();
  const { workDir: cwd, envVars, pulumiHome } = workspace;
  const env = { ...process.env, ...envVars, PULUMI_HOME: pulumiHome };
  const given = [...args, "--stack", name, "--non-interactive"];
  const { stdout } = await promisify(execFile)(command, given, { cwd, env });
  return stdout;
}
