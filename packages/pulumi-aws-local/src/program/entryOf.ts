import { existsSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { projectPath } from "../core/projectPath";
import { VisibleError } from "../core/visibleError";
import { PROGRAM_EXTENSIONS } from "./programExtensions";
import type { StackConfig } from "./stackConfig";

/** The entry point of a program. */
export interface Entry {
  /** Its working directory. */
  folder: string;
  /** A file or a folder. */
  entry: string;
}

/**
 * Finds the working directory and entry of a program: `main` in Pulumi.yaml may name a folder or a file below the
 * project.
 * Source: https://www.pulumi.com/docs/iac/concepts/projects/project-file/ and getPwdMain in pulumi/pulumi,
 * pkg/engine/project.go
 * @throws VisibleError for a language or an entry that cannot be run
 */
export function entryOf(projectDir: string, { main, runtime }: StackConfig): Entry {
  if (runtime !== "nodejs") {
    throw new VisibleError(
      `Pulumi.yaml names the runtime "${runtime}"; the local stack runs programs of the runtime "nodejs".`,
    );
  }
  if (main === undefined) return { folder: projectDir, entry: projectDir };
  const path = resolve(projectDir, main);
  if (isAbsolute(main) || projectPath(projectDir, path) === undefined) {
    throw new VisibleError(
      `Pulumi.yaml: main is "${main}"; expected a file or folder of the project.`,
    );
  }
  const file = ["", ...PROGRAM_EXTENSIONS].map((extension) => path + extension).find(existsSync);
  if (file === undefined) {
    throw new VisibleError(`Pulumi.yaml: main is "${main}", which does not exist.`);
  }
  const folder = statSync(file).isDirectory() ? file : dirname(file);
  return { folder, entry: file };
}
