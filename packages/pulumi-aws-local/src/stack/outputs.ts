import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renameFile } from "../../loader/files.cjs";
import type { DataFolder } from "../data/dataFolder";

/** The stack's outputs for this machine: the emulator serves nothing over TLS. */
export function localOutputs(
  outputs: Record<string, unknown>,
  origin: string,
): Record<string, unknown> {
  const overTls = origin.replace("http:", "https:");
  const text = JSON.stringify(outputs).replaceAll(overTls, origin);
  return { ...JSON.parse(text), awsEndpoint: origin };
}

export function writeOutputs(folder: DataFolder, outputs: Record<string, unknown>): void {
  const temporary = join(folder.path, "outputs.json.new");
  writeFileSync(temporary, JSON.stringify(outputs, null, 2) + "\n");
  renameFile(temporary, folder.outputsFile); // a reader never sees half of it
}

/** The outputs of the last run; undefined if there are none or they cannot be read. */
export function lastOutputs({ outputsFile }: DataFolder): { awsEndpoint: string } | undefined {
  try {
    const outputs = JSON.parse(readFileSync(outputsFile, "utf8"));
    return URL.canParse(outputs.awsEndpoint) ? outputs : undefined;
  } catch {
    return undefined; // they are rewritten
  }
}
