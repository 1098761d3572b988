import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Pulumi from "@pulumi/pulumi";
import { loadPulumi } from "./loadPulumi";
import { VisibleError } from "../shared/visibleError";
import { plainValue } from "./plainValue";
import type { StackConfig } from "./stackConfig";

/** A resource as the program declares it. */
export interface DeclaredResource {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  name: string;
  /** URN of the parent; undefined for the stack's own resources. */
  parent?: string;
  /** Input paths whose changes the program tells Pulumi to ignore. */
  ignoreChanges: string[];
  protect: boolean;
  /** What the program no longer declares is only forgotten. */
  retainOnDelete: boolean;
}

/** A declared resource of a provider, its inputs resolved. */
export interface RegisteredResource extends DeclaredResource {
  /** Secrets are unwrapped; what only a deployment can tell is `UNKNOWN` (see plainValue). */
  inputs: Record<string, any>;
  /** Dotted paths of the inputs that hold a secret. */
  secretPaths: string[];
}

/** A Pulumi program and the stack to run it for. */
export interface Program {
  projectDir: string;
  stack: string;
  config: StackConfig;
}

export interface EvaluateOptions extends Program {
  /** True: as in a preview, where ids and outputs of new resources are not known yet. */
  preview: boolean;
  /** Makes a provider's resource real (or pretends to); its answer becomes the outputs. */
  create(resource: RegisteredResource): Promise<{ id?: string; outputs: Record<string, any> }>;
}

export interface EvaluatedProgram {
  /** Everything declared, components included, in the order of declaration. */
  resources: DeclaredResource[];
  /** The stack's outputs by name. */
  outputs: Record<string, unknown>;
}

/**
 * Runs the Pulumi program in this process with Pulumi's own SDK, its engine replaced by `create`.
 * The SDK awaits what an input depends on before it registers a resource, so resources are created
 * in the order of their dependencies.
 * Source: https://www.pulumi.com/docs/iac/guides/testing/unit/
 */
export async function evaluateProgram(options: EvaluateOptions): Promise<EvaluatedProgram> {
  const { projectDir, stack, config, preview } = options;
  const pulumi = loadPulumi();
  const declared = new DeclaredResources(stack, config.project);
  let failure: unknown;
  let giveUp!: () => void;
  const failed = new Promise<void>((settle) => (giveUp = settle));
  /** The first failure counts: those after it follow from it, or are wrapped beyond recognition. */
  const fail = (reason: unknown): void => {
    failure ??= reason;
    giveUp();
  };
  const underWay = new Set<Promise<unknown>>();
  const newResource = async ({ type, name, inputs, custom }: Pulumi.runtime.MockResourceArgs) => {
    if (custom === false || type.startsWith("pulumi:")) return { id: undefined, state: {} };
    if (failure !== undefined) throw failure;
    try {
      const { value, secretPaths } = plainValue(inputs);
      const resource = { ...declared.find(type, name), inputs: value as any, secretPaths };
      const creation = options.create(resource);
      underWay.add(creation);
      const { id, outputs } = await creation;
      return { id, state: outputs };
    } catch (error) {
      fail(declared.placed(error, type, name));
      throw error;
    }
  };
  const call = ({ token }: Pulumi.runtime.MockCallArgs): never => {
    fail(
      new VisibleError(
        `The program asks AWS ("${token}") while it is evaluated, which the local stack can't answer.`,
      ),
    );
    throw failure;
  };
  await pulumi.runtime.setMocks({ newResource, call }, config.project, stack, preview);
  pulumi.runtime.setAllConfig(config.values, config.secretKeys);
  // A program that fails leaves promises of the SDK rejected that nobody waits for.
  process.on("unhandledRejection", fail);
  const run = async (): Promise<Record<string, unknown>> => {
    const outputs = await pulumi.runtime.runInPulumiStack(async () => {
      pulumi.runtime.registerStackTransformation((args) => declared.add(args));
      const requireFromProject = createRequire(join(projectDir, "package.json"));
      return requireFromProject(join(projectDir, config.main));
    });
    await pulumi.runtime.disconnect(); // the outputs may not depend on every resource
    return outputs ?? {};
  };
  try {
    // The SDK waits forever for what depends on a resource that failed.
    const outputs = await Promise.race([run(), failed]);
    if (outputs === undefined || failure !== undefined) throw failure;
    return { resources: declared.all, outputs };
  } catch (error) {
    fail(error); // nothing new begins from here on
    await Promise.allSettled(underWay);
    throw failure;
  } finally {
    await new Promise(setImmediate); // Node reports rejections once all else has run
    process.off("unhandledRejection", fail);
  }
}

/** An error about one resource. */
export interface PlacedError extends Error {
  /** Stack trace of the resource's declaration. */
  declaredAt?: string | undefined;
}

/** What resource transformations tell: each resource's place in the tree, and its options. */
class DeclaredResources {
  readonly all: DeclaredResource[] = [];
  readonly #byKey = new Map<string, DeclaredResource>();
  readonly #byResource = new Map<Pulumi.Resource, DeclaredResource>();
  /** Where each is declared; a trace costs little until somebody reads it. */
  readonly #traces = new Map<string, Error>();

  constructor(
    private readonly stack: string,
    private readonly project: string,
  ) {}

  add({ resource, type, name, opts }: Pulumi.ResourceTransformationArgs): undefined {
    const parent = opts.parent && this.#byResource.get(opts.parent);
    const parentTypes = parent?.urn.split("::")[2];
    const qualifiedType = parentTypes === undefined ? type : `${parentTypes}$${type}`;
    const declared: DeclaredResource = {
      urn: `urn:pulumi:${this.stack}::${this.project}::${qualifiedType}::${name}`,
      type,
      name,
      ...(parent && { parent: parent.urn }),
      ignoreChanges: (opts as Pulumi.CustomResourceOptions).ignoreChanges ?? [],
      protect: opts.protect ?? false,
      retainOnDelete: opts.retainOnDelete ?? false,
    };
    const key = `${type}::${name}`;
    if (this.#byKey.has(key)) {
      throw new VisibleError(`The program declares the resource "${name}" (${type}) twice.`);
    }
    this.#byKey.set(key, declared);
    this.#traces.set(key, new Error("declared here"));
    this.#byResource.set(resource, declared);
    this.all.push(declared);
    return undefined;
  }

  /** The error, which now tells where the program declares the resource that it is about. */
  placed(error: unknown, type: string, name: string): unknown {
    const declaredAt = this.#traces.get(`${type}::${name}`);
    if (error instanceof Error && declaredAt) (error as PlacedError).declaredAt = declaredAt.stack;
    return error;
  }

  find(type: string, name: string): DeclaredResource {
    const declared = this.#byKey.get(`${type}::${name}`);
    if (declared === undefined) throw new Error(`"${name}" (${type}) was registered undeclared`);
    return declared;
  }
}
