import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VisibleError } from "../core/visibleError";

/** The key of package.json that holds a program's settings for the local stack. */
const SECTION = "pulumi-aws-local";

/** The section "pulumi-aws-local" of a program's package.json. Deployments to AWS do not read it. */
export interface ProjectSection {
  /** Default values for settings that the stack's own file does not set. */
  config: Record<string, unknown>;
  /** How unset secret settings are generated, by full key. */
  secrets: Record<string, SecretRule>;
  /** Folders at the top of the project that are not part of the program: changes there are not applied. */
  ignore: string[];
}

export interface SecretRule {
  /** Full key of the setting that holds the minimum length of this secret. */
  minLengthFrom?: string;
}

/** @throws VisibleError for unknown members */
export function readProjectSection(projectDir: string): ProjectSection {
  const file = join(projectDir, "package.json");
  const section = existsSync(file) ? readSection(file) : undefined;
  const { config = {}, secrets = {}, ignore = [], ...unknown } = checkObject(section, SECTION);
  const [name] = Object.keys(unknown);
  if (name !== undefined) {
    throw new VisibleError(
      `"${SECTION}.${name}" of "${file}" is unknown; known are config, secrets and ignore.`,
    );
  }
  if (!isListOfTexts(ignore)) {
    throw new VisibleError(`"${SECTION}.ignore" of "${file}" must be a list of folder names.`);
  }
  checkObject(config, `${SECTION}.config`);
  for (const [key, rule] of Object.entries(checkObject(secrets, `${SECTION}.secrets`))) {
    checkObject(rule, `${SECTION}.secrets.${key}`);
  }
  return { config, secrets, ignore };

  function checkObject(value: any, what: string): any {
    if (value === undefined) return {};
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    throw new VisibleError(`"${what}" of "${file}" must be an object.`);
  }
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function readSection(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))[SECTION];
  } catch (error) {
    throw new VisibleError(`"${file}" could not be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
