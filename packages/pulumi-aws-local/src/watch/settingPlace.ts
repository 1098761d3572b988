import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "./place";

/**
 * Finds where a setting is set: in the file of the stack first, then in the defaults of this machine and of the
 * project.
 */
export function settingPlace(
  setting: string,
  projectDir: string,
  stack: string,
): Place | undefined {
  const short = setting.slice(setting.indexOf(":") + 1);
  const key = new RegExp(`^\\s+["']?(?:[\\w-]+:)?${escape(short)}["']?:`);
  const files = [`Pulumi.${stack}.yaml`, "package.json", "Pulumi.yaml"];
  for (const file of files.filter((name) => existsSync(join(projectDir, name)))) {
    const lines = readFileSync(join(projectDir, file), "utf8").split(/\r?\n/);
    const at = lines.findIndex((line) => key.test(line));
    if (at >= 0) return { file, line: at + 1, column: lines[at]!.search(/\S/) + 1 };
  }
  // Not set anywhere: return the file to set it in.
  return readdirSync(projectDir).includes(files[0]!) ? { file: files[0]! } : undefined;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
