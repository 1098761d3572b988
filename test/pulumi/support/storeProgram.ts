import { join, sep } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { ROOT, type Settings } from "./project";
import type { Serve } from "./serve";

/** The settings that the store's files do not contain, with the values of `npm start`. */
export function storeSettings(origin: string): Settings {
  const services = ["appsync", "cognitoidentity", "cognitoidp", "dynamodb", "sesv2"];
  const endpoints = Object.fromEntries(services.map((service) => [service, origin]));
  return {
    "aws:endpoints": JSON.stringify([endpoints]),
    "jukebox:emailSender": "store@jukebox.example",
    "jukebox:demoPassword": { secret: DEMO_PASSWORD },
  };
}

export const DEMO_PASSWORD = "Placeholder-1-for-a-secret";

/** The index.ts of the store, or of a copy, evaluated again for each run of the engine. */
export function storeProgram(project = ROOT): PulumiFn {
  const own = [join(project, "index.ts"), join(project, "infra") + sep];
  return async () => {
    for (const file of Object.keys(require.cache)) {
      if (own.some((start) => file.startsWith(start))) delete require.cache[file];
    }
    return { ...require(join(project, "index.ts")) };
  };
}

/** The properties of a stack deployed by the engine that the store's test helpers need. */
export function asRunningStack(serve: Serve, outputs: Record<string, { value: any }>) {
  const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
  return {
    origin: serve.origin,
    outputs: { ...Object.fromEntries(values), awsEndpoint: serve.origin },
    dataDir: serve.dataDir,
    demoPassword: DEMO_PASSWORD,
    inbox: () => serve.inbox(),
    stop: () => serve.stop(),
  };
}
