import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { folderOfRun } from "../../support/runFolder";

/** A PATH with Pulumi's language host of Node, in a version that runs no program. */
export function pathWithLanguageHost(): string {
  const folder = join(folderOfRun(), "bin");
  mkdirSync(folder);
  const file = join(folder, "pulumi-language-nodejs");
  const script = join(__dirname, "languageHost.cjs");
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${script}"\n`);
  chmodSync(file, 0o755);
  return [folder, process.env.PATH].join(delimiter);
}
