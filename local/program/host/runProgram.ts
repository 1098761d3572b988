import { join, resolve, sep } from "node:path";
import { readWatchedFiles } from "../../watch/watchedFiles";
import type { RunRequest } from "./messages";
import { loadProgram } from "./loadProgram";
import { loadSdk, requireFromSdk } from "./loadSdk";
import { Monitor } from "./monitor";
import type { Registrations } from "./registrations";

/**
 * Runs a program with its project's own copy of Pulumi's SDK, as Pulumi's language host does; the engine is the stack that
 * this process belongs to. Answers with the stack's outputs in Pulumi's wire format.
 */
export async function runProgram(
  request: RunRequest,
  projectDir: string,
  registrations: Registrations,
  fail: (error: Error) => void,
): Promise<Record<string, unknown>> {
  process.chdir(request.folder);
  precompileProject(request.folder);
  const pulumi = loadSdk(projectDir);
  const monitor = new Monitor(registrations, requireFromSdk(projectDir), fail);
  const { setMockOptions } = requireFromSdk(projectDir)("@pulumi/pulumi/runtime/settings");
  setMockOptions(monitor, request.project, request.stack, request.preview);
  Object.assign(requireFromSdk(projectDir)("@pulumi/pulumi/runtime/state").getStore(), FEATURES);
  pulumi.runtime.setAllConfig(request.values, request.secretKeys);
  await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ type, name }) => {
      registrations.declared(type, name);
      return undefined;
    });
    return loadProgram(request.entry);
  });
  await pulumi.runtime.disconnect(); // the outputs may not depend on every resource
  return monitor.stackOutputs;
}

/** The emulator's own code may lie in the project that runs on it. */
const OWN_CODE = resolve(__dirname, "../..") + sep;

function precompileProject(folder: string): void {
  const { precompile } = require("../../typescriptLoader.cjs") as {
    precompile(files: readonly string[]): void;
  };
  const files = [...readWatchedFiles(folder, [OWN_CODE.slice(0, -1)]).files.keys()];
  precompile(files.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => join(folder, file)));
}

/** What this engine understands of the SDK's features. */
const FEATURES = {
  supportsSecrets: true,
  supportsResourceReferences: true,
  supportsOutputValues: false,
  supportsDeletedWith: true,
  supportsReplaceWith: true,
  supportsAliasSpecs: true,
  supportsTransforms: true,
  supportsInvokeTransforms: false,
  supportsParameterization: false,
  supportsResourceHooks: true,
  supportsErrorHooks: true,
};
