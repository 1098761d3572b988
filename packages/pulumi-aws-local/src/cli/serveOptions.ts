import { parseOptions } from "../core/parseOptions";
import { VisibleError } from "../core/visibleError";
import type { ServeSettings } from "../stack/serveSettings";
import { integer } from "./integer";
import { DATA_OPTION, dataFolderAt } from "./programOptions";

export const SERVE_USAGE = `pulumi-aws-local serve [options]
  --port N                  port to serve on; 0: any free one (4000)
  --provider-port N         port of the resource provider for Pulumi's engine; 0: any free one (4001)
  --data DIR                folder that stores all state (.local-pulumi)
  --region NAME             AWS region of all resources (that of the first deployment)
  --reset                   empty the data folder first
  --access-token-seconds N  shorten access and ID tokens, for tests (AWS: 300 at least)
  --allow-external-http     let HTTP data sources reach hosts outside this machine`;

/** @throws VisibleError naming the option, what was given and what is allowed. */
export function parseServeOptions(args: readonly string[]): ServeSettings {
  const values = parseOptions({ args: [...args], options: OPTIONS }, SERVE_USAGE);
  const { region, "access-token-seconds": seconds } = values;
  return {
    port: integer("--port", values.port ?? "4000", 0, 65_535),
    providerPort: integer("--provider-port", values["provider-port"] ?? "4001", 0, 65_535),
    data: dataFolderAt(values.data ?? ".local-pulumi"),
    reset: values.reset ?? false,
    ...(region !== undefined && { region: regionName(region) }),
    ...(seconds !== undefined && {
      accessTokenSeconds: integer("--access-token-seconds", seconds, 1, 86_400),
    }),
    allowExternalHttp: values["allow-external-http"] ?? false,
  };
}

const OPTIONS = {
  port: { type: "string" },
  "provider-port": { type: "string" },
  ...DATA_OPTION,
  region: { type: "string" },
  reset: { type: "boolean" },
  "access-token-seconds": { type: "string" },
  "allow-external-http": { type: "boolean" },
} as const;

function regionName(text: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) return text;
  throw new VisibleError(
    `--region is "${text}"; expected the name of a region, such as "eu-west-1".`,
  );
}
