import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../../core/cacheFolder";
import { PACKAGE_FOLDER } from "../../core/sourceFile";
import { readWatchedFiles } from "../../core/watchedFiles";
import { announcementOf } from "./announcement";
import type { Evaluation, RunRequest } from "./messages";
import { loadProgram } from "./loadProgram";
import { loadSdk, requireFromSdk } from "./loadSdk";
import { Monitor } from "./monitor";
import { previewSenseOf } from "./previewSense";
import type { Registrations } from "./registrations";
import { registerTypeScript } from "./typescript/registerTypeScript";

/**
 * Runs a program with its own copy of Pulumi's SDK, as Pulumi's language host does; the engine is replaced by the stack
 * that started this process. Resolves when the program has run. The returned function reads the result, which may
 * change until the process is idle.
 * @param sources TypeScript files that the program loaded last time
 */
export async function runProgram(
  request: RunRequest,
  sources: readonly string[] | undefined,
  { registrations, fail }: { registrations: Registrations; fail(error: Error): void },
): Promise<() => Evaluation> {
  const { folder, project, stack, preview, values, secretKeys } = request;
  process.chdir(folder);
  process.argv.length = 2; // the program gets no arguments
  registerTypeScript(
    folder,
    join(cacheFolder(folder), "program"),
    () => sources?.filter((file) => existsSync(file)) ?? typeScriptOf(folder),
  );
  const pulumi = loadSdk(folder);
  const requireSdk = requireFromSdk(folder);
  const monitor = new Monitor(registrations, requireSdk, fail);
  const { setMockOptions } = requireSdk("@pulumi/pulumi/runtime/settings");
  setMockOptions(monitor, project, stack, preview, ORGANIZATION);
  const store = requireSdk("@pulumi/pulumi/runtime/state").getStore();
  store.settings.options.rootDirectory = request.projectDir;
  pulumi.runtime.setAllConfig(values, secretKeys);
  const sense = previewSenseOf(pulumi);
  sense.begin();
  await pulumi.runtime.runInPulumiStack(async () => {
    let hasTransforms = false; // children inherit them
    pulumi.runtime.registerStackTransformation((args) => {
      registrations.declared(args.type, args.name);
      if (!request.announces) return undefined;
      hasTransforms ||= (args.opts.transforms?.length ?? 0) > 0;
      const announced = announcementOf(args, pulumi, hasTransforms);
      if (announced !== undefined) registrations.announce(announced);
      return undefined;
    });
    return loadProgram(request.entry);
  });
  return () => ({ outputs: monitor.stackOutputs, sensesPreview: sense.hasSensed });
}

/** The organization of every stack outside Pulumi Cloud. */
const ORGANIZATION = "organization";

/** Excludes this package, which may be inside the project that runs on it. */
function typeScriptOf(folder: string): string[] {
  const files = [...readWatchedFiles(folder, [PACKAGE_FOLDER]).files.keys()];
  return files.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => join(folder, file));
}
