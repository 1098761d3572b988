import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { VisibleError } from "../shared/visibleError";
import { aliasUrns, urnOf } from "./aliases";
import type { Evaluator } from "./evaluator";
import type { DeclaredResource, Goal, Registration } from "./goal";
import type { StackConfig } from "./stackConfig";
import { fromWire } from "./wireValue";

/** A Pulumi program and the stack to run it for. */
export interface Program {
  projectDir: string;
  stack: string;
  config: StackConfig;
  evaluator: Evaluator;
  /** Only what is of this stack counts as gone: the data may be of another. */
  comparesStack?: true;
}

export interface EvaluateOptions extends Program {
  /** True: as in a preview, where ids and outputs of new resources are not known yet. */
  preview: boolean;
  /** Makes a provider's resource real (or pretends to); its answer becomes the outputs. */
  create(goal: Goal): Promise<{ id?: string; outputs: Record<string, any> }>;
}

export interface EvaluatedProgram {
  /** Everything declared, components included, in the order of registration. */
  resources: DeclaredResource[];
  /** The stack's outputs by name; `UNKNOWN` for what only a deployment can tell. */
  outputs: Record<string, unknown>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * Runs the Pulumi program in a process of its own with Pulumi's SDK; `create` stands for the engine. The SDK awaits what an
 * input depends on before it registers a resource, so resources are created in the order of their dependencies.
 * @throws VisibleError for a program or an option that cannot be run here
 */
export async function evaluateProgram(options: EvaluateOptions): Promise<EvaluatedProgram> {
  const { projectDir, stack, config, preview, evaluator } = options;
  const { folder, entry } = entryOf(projectDir, config);
  const { project, values, secretKeys } = config;
  const request = { folder, entry, project, stack, values, secretKeys, preview };
  const declared = new Map<string, DeclaredResource>();
  const outputs = await evaluator.evaluate(request, async (registration) => {
    const resource = declare(registration, { stack, project, declared });
    const { type } = registration;
    if (!registration.custom || type.startsWith("pulumi:")) {
      refuseRemote(registration);
      return { urn: resource.urn, outputs: {} };
    }
    return { urn: resource.urn, ...(await options.create(goalOf(resource, registration))) };
  });
  const resources = [...declared.values()].filter(({ type }) => type !== STACK_TYPE);
  return { resources, outputs: fromWire(outputs).value as Record<string, unknown> };
}

interface Declarations {
  stack: string;
  project: string;
  declared: Map<string, DeclaredResource>;
}

function declare(
  { type, name, parent, aliases }: Registration,
  { stack, project, declared }: Declarations,
): DeclaredResource {
  const known = declared.get(parent);
  const isOfStack = known === undefined || known.type === STACK_TYPE;
  const parts = { stack, project, parent: isOfStack ? undefined : parent, type, name };
  const resource: DeclaredResource = {
    urn: urnOf(parts),
    type,
    name,
    ...(!isOfStack && { parent }),
    aliases: aliasUrns(parts, aliases, isOfStack ? [] : known.aliases),
  };
  if (declared.has(resource.urn)) {
    throw new VisibleError(`The program declares the resource "${name}" (${type}) twice.`);
  }
  declared.set(resource.urn, resource);
  return resource;
}

function goalOf(resource: DeclaredResource, registration: Registration): Goal {
  const { value, secretPaths } = fromWire(registration.object);
  const { ignoreChanges, replaceOnChanges, protect, retainOnDelete, replaceWith } = registration;
  const { deleteBeforeReplace, deletedWith, importId } = registration;
  const trigger = fromWire(registration.replacementTrigger).value;
  return {
    ...resource,
    inputs: value as Record<string, any>,
    secretPaths,
    ignoreChanges,
    replaceOnChanges,
    protect,
    retainOnDelete,
    replaceWith,
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(deletedWith !== undefined && { deletedWith }),
    ...(importId !== undefined && { importId }),
    ...(trigger !== undefined && trigger !== null && { replacementTrigger: trigger }),
  };
}

function refuseRemote({ type, name, remote }: Registration): void {
  if (!remote) return;
  throw new VisibleError(
    `Resource "${name}" (${type}) is a component of another package, which the local stack cannot run.`,
  );
}

/**
 * Working directory and entry of a program: `main` of Pulumi.yaml may name a folder or a file below the project.
 * Source: https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 * @throws VisibleError for a language or an entry that cannot be run
 */
export function entryOf(
  projectDir: string,
  { main, runtime }: StackConfig,
): { folder: string; entry: string } {
  if (runtime !== "nodejs") {
    throw new VisibleError(
      `Pulumi.yaml names the runtime "${runtime}"; the local stack runs programs of the runtime "nodejs".`,
    );
  }
  if (main === undefined) return { folder: projectDir, entry: projectDir };
  const path = resolve(projectDir, main);
  const below = relative(projectDir, path);
  if (isAbsolute(main) || below.startsWith("..")) {
    throw new VisibleError(
      `Pulumi.yaml: main is "${main}"; expected a file or folder of the project.`,
    );
  }
  const file = [path, `${path}.js`, `${path}.ts`].find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new VisibleError(`Pulumi.yaml: main is "${main}", which does not exist.`);
  }
  return statSync(file).isDirectory()
    ? { folder: file, entry: file }
    : { folder: join(file, ".."), entry: file };
}
