import { existsSync, readdirSync } from "node:fs";
import { isAbsolute, join, posix } from "node:path";
import type { ProgramError } from "../core/localEvents";
import { projectPath } from "../core/projectPath";
import type { Place } from "./place";
import { placeInTrace } from "./placeInTrace";
import { schemaPlace } from "./schemaPlace";
import { settingPlace } from "./settingPlace";
import { sourceOfBundle } from "./sourceOfBundle";

/**
 * Describes an error of applying a program for its author: the message, and the place if it can be found. Files are relative
 * to the project, with "/".
 */
export async function findProgramError(
  error: any,
  projectDir: string,
  stack: string,
): Promise<ProgramError> {
  const build = error?.errors?.[0];
  if (build?.text !== undefined) {
    return { message: build.text, ...placeOfBuild(build.location, projectDir) };
  }
  const message = messageOf(error);
  for (const find of [inCode, inSchema, inYaml, inMessage, inSettings, inStack]) {
    const place = await find(error, projectDir, stack);
    if (place?.file !== undefined) return { message, ...place };
  }
  return { message };
}

type Finder = (
  error: any,
  projectDir: string,
  stack: string,
) => Place | undefined | Promise<Place | undefined>;

function messageOf(error: any): string {
  const findings = error?.cause?.codeErrors;
  if (Array.isArray(findings) && findings.length > 0) {
    // The error's own message has lines of the bundle, not of a source file.
    const owner = /: ((?:Function|Resolver) [\w.]+):/.exec(error.message)?.[1] ?? "The code";
    return `${owner}: ${findings.map(({ value }) => String(value).trim()).join("\n")}`;
  }
  // js-yaml's own message repeats the source lines, which the terminal shows anyway.
  if (error?.cause?.mark !== undefined) return `This is not valid YAML: ${error.cause.reason}`;
  return error instanceof Error ? error.message : String(error);
}

/** esbuild: lines are 1-based, columns 0-based. */
function placeOfBuild(
  location: { file: string; line: number; column: number } | null,
  projectDir: string,
): Place {
  if (location === null) return {};
  const file = fileInProject(location.file, projectDir);
  return file === undefined ? {} : { file, line: location.line, column: location.column + 1 };
}

/** Builds name files relative to their working directory, which may be a folder of the project. */
function fileInProject(name: string, projectDir: string): string | undefined {
  if (isAbsolute(name)) return projectPath(projectDir, name);
  const folders = readdirSync(projectDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
    .map((entry) => entry.name);
  return ["", ...folders]
    .map((folder) => posix.join(folder, name))
    .find((file) => existsSync(join(projectDir, file)));
}

/** Code that AppSync rejects. */
const inCode: Finder = ({ cause }, projectDir) => {
  const location = cause?.codeErrors?.[0]?.location;
  if (location === undefined || typeof cause.text !== "string") return undefined;
  return sourceOfBundle(cause.text, location, projectDir);
};

/** A schema that AppSync rejects. */
const inSchema: Finder = ({ cause }, projectDir) => schemaPlace(cause, projectDir);

/** An invalid YAML settings file; js-yaml's positions are 0-based. */
const inYaml: Finder = ({ cause, message }, projectDir) => {
  const file = /^"([^"]+\.ya?ml)"/.exec(message)?.[1];
  if (cause?.mark === undefined || file === undefined) return undefined;
  const { line, column } = cause.mark;
  return { file: projectPath(projectDir, file)!, line: line + 1, column: column + 1 };
};

/** Messages that start with a position, as those of compilers. */
const inMessage: Finder = ({ message }, projectDir) => {
  const [, name, line, column] = /^([\w./-]+\.\w+):(\d+)(?::(\d+))?\b/.exec(message) ?? [];
  if (name === undefined) return undefined;
  const file = fileInProject(name, projectDir);
  return { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
};

/**
 * A message that quotes the full key of a setting, like Pulumi's own "Missing required configuration variable
 * 'shop:x'".
 */
const inSettings: Finder = ({ message }, projectDir, stack) => {
  const setting = /["'`]([\w.-]+:[\w.-]+)["'`]/.exec(message)?.[1];
  return setting === undefined ? undefined : settingPlace(setting, projectDir, stack);
};

/** The first line of the program in the error's stack, or in the stack of the resource's declaration. */
const inStack: Finder = ({ stack, declaredAt }, projectDir) =>
  placeInTrace(stack, projectDir) ?? placeInTrace(declaredAt, projectDir);
