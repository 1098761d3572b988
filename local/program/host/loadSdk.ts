import Module, { createRequire } from "node:module";
import { join } from "node:path";
import type * as Pulumi from "@pulumi/pulumi";
import { VisibleError } from "../../shared/visibleError";

/**
 * Parts of Pulumi's SDK that evaluating a program never uses (turning functions into Lambdas,
 * driving the CLI), yet that take half of the SDK's loading time. Each is loaded on first use.
 */
const SELDOM_USED = new Set(["./automation", "@npmcli/arborist", "typescript"]);

type Load = (request: string, parent: { filename?: string } | undefined, main: boolean) => unknown;

let loaded: typeof Pulumi | undefined;

/**
 * The project's own copy of Pulumi's SDK, without what it does only for its own debugging and its own CLI.
 * @throws VisibleError when the project has none
 */
export function loadSdk(projectDir: string): typeof Pulumi {
  if (loaded === undefined) {
    const requireSdk = requireFromSdk(projectDir);
    loaded = loadPartly(requireSdk);
    // The SDK takes a stack trace for each of thousands of promises, to report those never settled.
    const debuggable = requireSdk("@pulumi/pulumi/runtime/debuggable") as Debuggable;
    debuggable.debuggablePromise = (promise) => promise;
  }
  return loaded;
}

/** Finds modules where the project's copy of the SDK finds them. */
export function requireFromSdk(projectDir: string): NodeJS.Require {
  const fromProject = createRequire(join(projectDir, "package.json"));
  try {
    return createRequire(fromProject.resolve("@pulumi/pulumi/package.json"));
  } catch (cause) {
    throw new VisibleError(
      `The project in "${projectDir}" has no @pulumi/pulumi: install it with npm install @pulumi/pulumi.`,
      { cause },
    );
  }
}

interface Debuggable {
  debuggablePromise<T>(promise: Promise<T>): Promise<T>;
}

function loadPartly(requireSdk: NodeJS.Require): typeof Pulumi {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (request, parent, main) =>
    SELDOM_USED.has(request) && /[\\/]@pulumi[\\/]pulumi[\\/]/.test(parent?.filename ?? "")
      ? lazily(() => load(request, parent, main) as object)
      : load(request, parent, main);
  try {
    return requireSdk("@pulumi/pulumi") as typeof Pulumi;
  } finally {
    loader._load = load;
  }
}

/** Stands for a module until one of its members is asked for. */
function lazily(load: () => object): object {
  let module: object | undefined;
  return new Proxy(
    {},
    {
      // Compiled code asks each module this when it imports it; saying yes makes it take us as we are.
      get: (_target, member) =>
        member === "__esModule" ? true : Reflect.get((module ??= load()), member),
      has: (_target, member) => Reflect.has((module ??= load()), member),
    },
  );
}
