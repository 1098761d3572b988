import { generateSecrets } from "../data/generatedSecrets";
import type { Program } from "../program/evaluateProgram";
import type { Evaluator } from "../program/evaluator";
import { localEndpoints } from "../program/localEndpoints";
import { readProjectSection, type SecretRule } from "../program/projectSection";
import { readStackConfig, type StackConfig } from "../program/stackConfig";
import type { StackSettings } from "./settings";

/** The environment of a program. */
export interface ProgramPlace {
  /** File for generated secrets. */
  secretsFile: string;
  /** e.g. "http://localhost:4000" */
  origin: string;
  evaluator: Evaluator;
}

/** @throws VisibleError for a stack that does not exist, and for invalid settings; changes nothing */
export function checkStackFiles({ projectDir, stack, config }: StackSettings): void {
  readStackConfig(projectDir, stack, config, readProjectSection(projectDir).config);
}

/**
 * Reads the project's current files. Secret settings that the stack does not set are generated.
 * @returns the program, all generated secrets, and those that were generated in this call
 */
export function readProgram(
  { projectDir, stack, config: overrides }: StackSettings,
  { secretsFile, origin, evaluator }: ProgramPlace,
): { program: Program; secrets: Record<string, string>; fresh: Record<string, string> } {
  const section = readProjectSection(projectDir);
  const config = readStackConfig(projectDir, stack, overrides, section.config);
  const least = leastLengths(section.secrets, config);
  const { values, fresh } = generateSecrets(secretsFile, config.openSecrets, least);
  Object.assign(config.values, values, localEndpoints(origin));
  return { program: { projectDir, stack, config, evaluator }, secrets: values, fresh };
}

/** Maximum length of a generated secret; the program has to reject a setting that requires more. */
const LONGEST_SECRET = 256;

function leastLengths(
  rules: Record<string, SecretRule>,
  { values }: StackConfig,
): Record<string, number> {
  const lengths = Object.entries(rules).map(([key, { minLengthFrom }]): [string, number] => [
    key,
    Number(minLengthFrom === undefined ? NaN : values[minLengthFrom]),
  ]);
  return Object.fromEntries(
    lengths.filter(([, length]) => Number.isInteger(length) && length <= LONGEST_SECRET),
  );
}
