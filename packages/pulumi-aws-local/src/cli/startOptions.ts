import { parseOptions } from "../core/parseOptions";
import { realPath } from "../core/realPath";
import { VisibleError } from "../core/visibleError";
import { chooseStack } from "../program/chooseStack";
import type { StackSettings } from "../stack/settings";
import { integer } from "./integer";
import { DATA_OPTION, dataFolderOf, PROGRAM_OPTIONS, PROGRAM_USAGE } from "./programOptions";

export const START_USAGE = `pulumi-aws-local start [options]
  --port N                  port to serve on; 0: any free one (4000)
${PROGRAM_USAGE}
  --config KEY=VALUE        set a setting of the stack for this run; may be repeated
  --reset                   empty the data folder first
  --allow-data-loss         delete data with tables and pools that leave the program or are replaced
  --access-token-seconds N  shorten access and ID tokens, for tests (AWS: 300 at least)
  --allow-external-http     let HTTP data sources reach hosts outside this machine
  --no-watch                apply saved files only at the next start`;

/** @throws VisibleError naming the option, what was given and what is allowed. */
export function parseStartOptions(args: readonly string[]): StackSettings {
  const values = parseOptions({ args: [...args], options: OPTIONS }, START_USAGE);
  const seconds = values["access-token-seconds"];
  const projectDir = realPath(values.program);
  return {
    port: integer("--port", values.port ?? "4000", 0, 65_535),
    reset: values.reset ?? false,
    ...(seconds !== undefined && {
      accessTokenSeconds: integer("--access-token-seconds", seconds, 1, 86_400),
    }),
    allowExternalHttp: values["allow-external-http"] ?? false,
    watch: values["no-watch"] !== true,
    allowDataLoss: values["allow-data-loss"] ?? false,
    config: Object.fromEntries((values.config ?? []).map(keyAndValue)),
    projectDir,
    stack: chooseStack(projectDir, values.stack),
    data: dataFolderOf(projectDir, values.data),
  };
}

const OPTIONS = {
  port: { type: "string" },
  ...PROGRAM_OPTIONS,
  ...DATA_OPTION,
  reset: { type: "boolean" },
  "access-token-seconds": { type: "string" },
  "allow-external-http": { type: "boolean" },
  "no-watch": { type: "boolean" },
  "allow-data-loss": { type: "boolean" },
  config: { type: "string", multiple: true },
} as const;

function keyAndValue(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new VisibleError(`--config is "${text}"; expected KEY=VALUE.`);
}
