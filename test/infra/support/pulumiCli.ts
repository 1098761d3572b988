import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Pulumi as it is on this machine: nothing is fetched to find it. */
export interface PulumiCli {
  command: string;
  /** Folder with Pulumi's plugins. */
  home: string;
}

/** The CLI and the AWS provider of this version, or what is missing. */
export function findPulumi(awsVersion: string): PulumiCli | { missing: string } {
  const home = process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
  const exe = process.platform === "win32" ? ".exe" : "";
  const installed = join(home, "versions");
  const versions = existsSync(installed) ? readdirSync(installed) : [];
  const places = [
    // npm puts its wrapper of the CLI first, which would fetch the CLI.
    ...(process.env.PATH ?? "").split(delimiter).filter((place) => !/node_modules/.test(place)),
    join(home, "bin"),
    ...versions.map((version) => join(installed, version, "bin")),
  ];
  const find = (name: string) =>
    places.map((place) => join(place, name + exe)).find((file) => isExecutable(file));
  const command = find("pulumi");
  if (command === undefined) return { missing: "the pulumi CLI is not on this machine" };
  const plugin = join(home, "plugins", `resource-aws-v${awsVersion}`, `pulumi-resource-aws${exe}`);
  if (isExecutable(plugin) || find("pulumi-resource-aws") !== undefined) return { command, home };
  return { missing: `the AWS provider plugin ${awsVersion} is not on this machine` };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
