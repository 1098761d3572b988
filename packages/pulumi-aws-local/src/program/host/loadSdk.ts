import Module, { createRequire } from "node:module";
import { join } from "node:path";
import type * as Pulumi from "@pulumi/pulumi";
import { VisibleError } from "../../core/visibleError";
import { lazily } from "./lazily";
import { makeOutputsLazily } from "./lazyOutputs";
import { keepStructsPlain } from "./plainStructs";
import { silenceRepeatedErrors } from "./repeatedErrors";

/**
 * Parts of Pulumi's SDK that evaluating a program seldom uses (serializing functions for Lambda, driving the CLI, the
 * connection to Pulumi's own engine). They take three quarters of the SDK's loading time. Each is loaded on first use.
 */
const SELDOM_USED = new Set([
  "./automation",
  "@grpc/grpc-js",
  "@npmcli/arborist",
  "@opentelemetry/api",
  "fdir",
  "js-yaml",
  "normalize-package-data",
  "semver",
  "typescript",
]);

type Load = (request: string, parent: { filename?: string } | undefined, main: boolean) => unknown;

const loaded = new Map<string, typeof Pulumi>();

/**
 * Loads the copy of Pulumi's SDK that a program in this folder resolves, without the parts that only serve debugging of
 * the SDK and its CLI.
 * @throws VisibleError if the program has none
 */
export function loadSdk(folder: string): typeof Pulumi {
  const requireSdk = requireFromSdk(folder);
  const path = requireSdk.resolve("@pulumi/pulumi");
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const sdk = loadPartly(requireSdk);
  // The SDK takes a stack trace for each of thousands of promises, to report those that never settle.
  const debuggable = requireSdk("@pulumi/pulumi/runtime/debuggable") as Debuggable;
  debuggable.debuggablePromise = (promise) => promise;
  // The engine needs the stack trace to locate each resource. Here `registerStackTransformation` locates the resource
  // that fails.
  (sdk.Resource as unknown as Traced).stackTrace = () => [];
  silenceRepeatedErrors(requireSdk("@pulumi/pulumi/log"));
  makeOutputsLazily(requireSdk("@pulumi/pulumi/runtime/rpc"));
  keepStructsPlain(requireSdk("google-protobuf/google/protobuf/struct_pb.js"));
  loaded.set(path, sdk);
  return sdk;
}

/** Resolves modules as the program's copy of the SDK does. */
export function requireFromSdk(folder: string): NodeJS.Require {
  const fromProgram = createRequire(join(folder, "package.json"));
  try {
    return createRequire(fromProgram.resolve("@pulumi/pulumi/package.json"));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const isMissing = code === "MODULE_NOT_FOUND";
    const what = isMissing
      ? `has no @pulumi/pulumi: install it with npm install @pulumi/pulumi.`
      : `cannot load @pulumi/pulumi: ${message}`;
    throw new VisibleError(`The program in "${folder}" ${what}`, { cause });
  }
}

interface Debuggable {
  debuggablePromise<T>(promise: Promise<T>): Promise<T>;
}

interface Traced {
  stackTrace(): unknown[];
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
