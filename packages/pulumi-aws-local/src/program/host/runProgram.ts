import { join, resolve, sep } from "node:path";
import { readWatchedFiles } from "../../core/watchedFiles";
import type { Evaluation, RunRequest } from "./messages";
import { loadProgram } from "./loadProgram";
import { loadSdk, requireFromSdk } from "./loadSdk";
import { Monitor } from "./monitor";
import { PreviewSense } from "./previewSense";
import type { Registrations } from "./registrations";

/**
 * Runs a program with its own copy of Pulumi's SDK, as Pulumi's language host does; the engine is the stack that this process
 * belongs to. Resolves once the program has; what it answers reads the result, which may come later.
 */
export async function runProgram(
  request: RunRequest,
  registrations: Registrations,
  fail: (error: Error) => void,
): Promise<() => Evaluation> {
  const { folder, project, stack, preview, values, secretKeys } = request;
  process.chdir(folder);
  process.argv.length = 2; // the program gets no arguments
  precompileProject(folder);
  const pulumi = loadSdk(folder);
  const requireSdk = requireFromSdk(folder);
  const monitor = new Monitor(registrations, requireSdk, fail);
  const { setMockOptions } = requireSdk("@pulumi/pulumi/runtime/settings");
  setMockOptions(monitor, project, stack, preview, ORGANIZATION);
  const store = requireSdk("@pulumi/pulumi/runtime/state").getStore();
  store.settings.options.rootDirectory = request.projectDir;
  pulumi.runtime.setAllConfig(values, secretKeys);
  const sense = new PreviewSense(pulumi);
  await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ type, name }) => {
      registrations.declared(type, name);
      return undefined;
    });
    return loadProgram(request.entry);
  });
  return () => ({ outputs: monitor.stackOutputs, sensesPreview: sense.hasSensed });
}

/** The organization of every stack outside of Pulumi Cloud. */
const ORGANIZATION = "organization";

/** The emulator's own code may lie in the project that runs on it. */
const OWN_CODE = resolve(__dirname, "../..") + sep;

function precompileProject(folder: string): void {
  const { precompile } = require("../../core/typescriptLoader.cjs") as {
    precompile(files: readonly string[]): void;
  };
  const files = [...readWatchedFiles(folder, [OWN_CODE.slice(0, -1)]).files.keys()];
  precompile(files.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => join(folder, file)));
}
