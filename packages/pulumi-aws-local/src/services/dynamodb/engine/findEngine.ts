import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OWN_CACHE } from "../../../core/cacheFolder";
import { installPackages } from "../../../core/installPackages";
import { VisibleError } from "../../../core/visibleError";
import { ENGINE_VERSION, enginePackage, type EnginePackage } from "./enginePackage";

/**
 * Finds the engine's program. If npm has not installed the pinned version of this platform's package, it is installed
 * now and kept.
 * @throws VisibleError if this platform has none, or it cannot be installed
 */
export function findEngine(): string {
  const engine = enginePackage(process.platform, process.arch);
  if (engine === undefined) {
    throw new VisibleError(
      `There is no DynamoDB engine for this platform ("${process.platform}-${process.arch}"). ` +
        "Set DYNAMODB_ENDPOINT to a running one, such as DynamoDB Local.",
    );
  }
  const kept = join(OWN_CACHE, `engine-${ENGINE_VERSION}`);
  const found = installedFolders(engine.name, kept).find((folder) => hasVersion(folder, engine));
  if (found !== undefined) return join(found, engine.program);
  installEngine(engine, kept);
  return join(kept, "node_modules", engine.name, engine.program);
}

function installedFolders(name: string, kept: string): string[] {
  const inCache = join(kept, "node_modules", name);
  try {
    return [dirname(require.resolve(`${name}/package.json`)), inCache];
  } catch {
    return [inCache];
  }
}

function hasVersion(folder: string, { program }: EnginePackage): boolean {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest) || !existsSync(join(folder, program))) return false;
  return JSON.parse(readFileSync(manifest, "utf8")).version === ENGINE_VERSION;
}

function installEngine({ name, program }: EnginePackage, folder: string): void {
  const what = `${name}@${ENGINE_VERSION}`;
  try {
    installPackages(folder, [what], `Installing the DynamoDB engine ${what} with npm (once) ...`);
  } catch (error) {
    throw new VisibleError(
      `The DynamoDB engine could not be installed: ${(error as Error).message} ` +
        "Set DYNAMODB_ENDPOINT to a running one, such as DynamoDB Local.",
    );
  }
  if (hasVersion(join(folder, "node_modules", name), { name, program })) return;
  throw new VisibleError(`The package "${what}" has no "${program}".`);
}
