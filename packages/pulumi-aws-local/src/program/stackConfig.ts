import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { VisibleError } from "../core/visibleError";
import { stackNames } from "./chooseStack";

/** The configuration of a stack: the same that the Pulumi CLI passes to the program. */
export interface StackConfig {
  project: string;
  /** e.g. "nodejs" or "python". */
  runtime: string;
  /** Entry of the program, a file or folder relative to the project folder; if undefined, its package.json decides. */
  main?: string;
  /** Values by full key ("shop:cartHours"), as the strings that pulumi.Config reads. */
  values: Record<string, string>;
  /** Keys that the project declares secret, or that the stack stores encrypted. */
  secretKeys: string[];
  /** Secret keys for which neither file has a readable, non-empty value. */
  openSecrets: string[];
}

/**
 * Reads Pulumi.yaml and Pulumi.<stack>.yaml, applies defaults and checks declared types. `overrides` replace the
 * stack's own values; a project that declares its settings must declare these too. `localDefaults` apply to keys that
 * the stack's file does not set. `configFile` is read instead of Pulumi.<stack>.yaml.
 * Source: https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration
 * @throws VisibleError naming the file and the setting, with the actual and the allowed value
 */
export function readStackConfig(
  projectDir: string,
  stack: string,
  overrides: Readonly<Record<string, string>> = {},
  localDefaults: Readonly<Record<string, unknown>> = {},
  configFile?: string,
): StackConfig {
  const project = readProject(join(projectDir, "Pulumi.yaml"));
  const stackFile = configFile ?? `Pulumi.${stack}.yaml`;
  const given =
    configFile === undefined
      ? readStackFile(projectDir, stack, stackFile)
      : (readYaml(configFile).config ?? {});
  const fullKey = (key: string): string => (key.includes(":") ? key : `${project.name}:${key}`);

  const config: StackConfig = {
    project: project.name,
    runtime: runtimeOf(project),
    ...(project.main !== undefined && { main: project.main }),
    values: {},
    secretKeys: [],
    openSecrets: [],
  };
  const declarations = Object.entries<any>(project.config ?? {});
  for (const [key, declared] of declarations) {
    const value = declared?.value ?? declared?.default ?? scalar(declared);
    if (value !== undefined) config.values[fullKey(key)] = asConfigString(value);
    if (declared?.secret === true) config.secretKeys.push(fullKey(key));
  }
  for (const [key, value] of Object.entries<any>(localDefaults)) {
    config.values[fullKey(key)] = asConfigString(value);
  }
  for (const [key, value] of Object.entries<any>(given)) {
    if (typeof value === "object" && value !== null && "secure" in value) {
      config.secretKeys.push(fullKey(key)); // encrypted by Pulumi's own secrets provider
    } else {
      config.values[fullKey(key)] = asConfigString(value);
    }
  }
  for (const [key, value] of Object.entries(overrides)) {
    const isDeclared = declarations.some(([name]) => fullKey(name) === fullKey(key));
    if (declarations.length > 0 && !isDeclared && fullKey(key).startsWith(`${project.name}:`)) {
      const names = declarations.map(([name]) => name).join(", ");
      throw new VisibleError(`There is no setting "${key}". Settings: ${names}.`);
    }
    config.values[fullKey(key)] = value;
  }
  for (const [key, declared] of declarations) {
    checkType(stackFile, fullKey(key), declared, config);
  }
  config.secretKeys = [...new Set(config.secretKeys)];
  config.openSecrets = config.secretKeys.filter((key) => !config.values[key]);
  return config;
}

/** The settings of a stack's file. As in Pulumi, the file is optional if a project's stacks have no settings. */
function readStackFile(projectDir: string, stack: string, stackFile: string): object {
  const isName = /^[A-Za-z0-9_.-]{1,100}$/.test(stack);
  if (isName && existsSync(join(projectDir, stackFile))) {
    return readYaml(join(projectDir, stackFile)).config ?? {};
  }
  const others = stackNames(projectDir);
  if (isName && others.length === 0) return {};
  const reason = isName ? `${stackFile} does not exist` : "this is not a name of a stack";
  const known = others.length === 0 ? "" : ` Stacks here: ${others.join(", ")}.`;
  throw new VisibleError(`There is no stack "${stack}": ${reason}.${known}`);
}

/** @throws VisibleError for a project file that Pulumi rejects */
function readProject(file: string): any {
  const project = readYaml(file);
  for (const key of ["name", "main"]) {
    const value = project[key];
    if (typeof value === "string" ? value !== "" : key === "main" && value === undefined) continue;
    throw new VisibleError(`"${file}": ${key} is ${JSON.stringify(value)}; expected a text.`);
  }
  return project;
}

function runtimeOf({ runtime }: { runtime?: string | { name?: string } }): string {
  return (typeof runtime === "object" ? runtime.name : runtime) ?? "nodejs";
}

function readYaml(file: string): any {
  try {
    return load(readFileSync(file, "utf8")) ?? {};
  } catch (error) {
    const { message } = error as Error;
    throw new VisibleError(`"${file}" could not be read: ${message}`, { cause: error });
  }
}

function scalar(declared: unknown): unknown {
  return typeof declared === "object" ? undefined : declared;
}

function asConfigString(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const TYPE_CHECKS: Record<string, (value: string) => boolean> = {
  string: () => true,
  boolean: (value) => value === "true" || value === "false",
  integer: (value) => /^-?\d+$/.test(value),
  number: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
  array: (value) => Array.isArray(parseJson(value)),
  object: (value) => typeof parseJson(value) === "object" && !Array.isArray(parseJson(value)),
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkType(stackFile: string, key: string, declared: any, config: StackConfig): void {
  const type = declared?.type;
  if (type === undefined) return;
  const value = config.values[key];
  const isSecret = config.secretKeys.includes(key);
  if (value === undefined && !isSecret) {
    throw new VisibleError(
      `Setting "${key}" is missing: ${stackFile} must set it (a value of type ${type}).`,
    );
  }
  if (value !== undefined && TYPE_CHECKS[type]?.(value) === false) {
    const shown = isSecret ? "a secret" : `"${value}"`;
    throw new VisibleError(`Setting "${key}" of ${stackFile} is ${shown}; expected ${type}.`);
  }
}
