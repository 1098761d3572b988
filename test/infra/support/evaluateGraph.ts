import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import * as pulumi from "@pulumi/pulumi";

/** A resource of the graph, as registered by the program. */
export interface GraphResource {
  type: string;
  name: string;
  /** Inputs with unwrapped secrets; components have none. */
  inputs: Record<string, any>;
  /** Dotted paths of the secret inputs. */
  secrets: string[];
  parent?: string;
  protect: boolean;
  retainOnDelete: boolean;
  ignoreChanges: string[];
  /** Names of the resources that Pulumi's engine processes before this one, as "type::name". */
  dependencies: string[];
}

export interface Graph {
  resources: GraphResource[];
  outputs: Record<string, any>;
  /** The only resource with this type (and name, if there are several); fails otherwise. */
  one(type: string, name?: string): GraphResource;
  all(type: string): GraphResource[];
}

const root = join(__dirname, "..", "..", "..");
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** The parsed Pulumi.yaml. */
export function readProject(): { name: string; runtime: string; config: Record<string, any> } {
  return load(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as any;
}

/** The settings with a default in Pulumi.yaml, by bare name, as texts. */
export function defaultSettings(): Record<string, string> {
  const declared = Object.entries(readProject().config).filter(
    ([, { default: value }]) => value !== undefined,
  );
  return Object.fromEntries(declared.map(([name, { default: value }]) => [name, String(value)]));
}

/** The settings of the dev stack's file with the defaults, and a password for tests. */
export function devSettings(): Record<string, string> {
  const file = load(readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")) as any;
  const own = Object.entries<any>(file.config).filter(([key]) => key.startsWith("jukebox:"));
  const set = Object.fromEntries(own.map(([key, value]) => [key.slice(8), String(value)]));
  return { ...defaultSettings(), ...set, demoPassword: "a test's own password" };
}

/** Evaluates `program` with mocks in place of Pulumi's engine, which generate ids and ARNs. */
export async function evaluateGraph(
  settings: Record<string, string>,
  program: () => unknown = requireIndex,
  stack = "test",
): Promise<Graph> {
  withoutTraces();
  return evaluate(settings, program, stack);
}

/**
 * Disables the SDK's stack traces: it takes one for each of thousands of promises, to report
 * unsettled ones, and for each resource.
 */
function withoutTraces(): void {
  const debuggable = require("@pulumi/pulumi/runtime/debuggable") as {
    debuggablePromise<T>(promise: Promise<T>): Promise<T>;
  };
  debuggable.debuggablePromise = (promise) => promise;
  (pulumi.Resource as unknown as { stackTrace(): unknown[] }).stackTrace = () => [];
}

async function evaluate(
  settings: Record<string, string>,
  program: () => unknown,
  stack: string,
): Promise<Graph> {
  const resources: GraphResource[] = [];
  const names = new Map<pulumi.Resource, string>();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, custom }) => {
        const resource = resources.find((r) => r.type === type && r.name === name);
        if (resource === undefined || custom === false) return { id: undefined, state: {} };
        resource.inputs = unwrap(inputs, "", resource.secrets) as Record<string, any>;
        return { id: `${name}-id`, state: fakeOutputs(type, name, resource.inputs) };
      },
      call: ({ token }) => {
        throw new Error(`The program calls "${token}" while it is evaluated; it must call none.`);
      },
    },
    "jukebox",
    stack,
    false,
  );
  recordDependencies(resources);
  const values = Object.entries(settings).map(([name, value]) => [
    name.includes(":") ? name : `jukebox:${name}`,
    value,
  ]);
  pulumi.runtime.setAllConfig({ "aws:region": "eu-west-1", ...Object.fromEntries(values) }, [
    "jukebox:demoPassword",
  ]);
  const outputs = await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ resource, type, name, opts }) => {
      names.set(resource, `${type}::${name}`);
      resources.push({
        type,
        name,
        inputs: {},
        secrets: [],
        parent: opts.parent && names.get(opts.parent),
        protect: opts.protect ?? false,
        retainOnDelete: opts.retainOnDelete ?? false,
        ignoreChanges: (opts as pulumi.CustomResourceOptions).ignoreChanges ?? [],
        dependencies: [],
      });
      return undefined;
    });
    return program();
  });
  // The stack's outputs do not wait for resources that no output depends on.
  await pulumi.runtime.disconnect(false);
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const one = (type: string, name?: string): GraphResource => {
    const found = all(type).filter((resource) => name === undefined || resource.name === name);
    if (found.length === 1 && found[0]) return found[0];
    throw new Error(`expected one ${type} ${name ?? ""}, got ${found.map((r) => r.name)}`);
  };
  return { resources, outputs: outputs ?? {}, one, all };
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getDependenciesList(): string[];
}

/**
 * Records the dependencies that the SDK sends to the engine with each resource; mocks hide them.
 */
function recordDependencies(resources: readonly GraphResource[]): void {
  const { getMonitor } =
    require("@pulumi/pulumi/runtime/settings") as typeof import("@pulumi/pulumi/runtime/settings");
  const monitor = getMonitor() as any;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request: RegisterRequest, callback: unknown): unknown => {
    const [type, name] = [request.getType(), request.getName()];
    const resource = resources.find((one) => one.type === type && one.name === name);
    resource?.dependencies.push(...request.getDependenciesList().map(keyOfUrn));
    return register(request, callback);
  };
}

function keyOfUrn(urn: string): string {
  const [, , types = "", name] = urn.split("::");
  return `${types.split("$").at(-1)}::${name}`;
}

/** Runs index.ts again: loading it evaluates the program. */
export function requireIndex(): unknown {
  delete require.cache[require.resolve("../../../index")];
  return require("../../../index");
}

function unwrap(value: any, path: string, secrets: string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value[SIGNATURE] === SECRET) {
    secrets.push(path);
    return unwrap(value.value, path, secrets);
  }
  if (Array.isArray(value)) return value.map((item) => unwrap(item, path, secrets));
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(
    entries.map(([key, child]) => [key, unwrap(child, path ? `${path}.${key}` : key, secrets)]),
  );
}

/** ARNs from which the program takes its account and region. */
const arns: Record<string, (name: string) => string> = {
  "aws:appsync/graphQLApi:GraphQLApi": (name) =>
    `arn:aws:appsync:eu-west-1:123456789012:apis/${name}-id`,
  "aws:cloudfront/distribution:Distribution": (name) =>
    `arn:aws:cloudfront::123456789012:distribution/${name}`,
  "aws:kms/key:Key": (name) => `arn:aws:kms:eu-west-1:123456789012:key/${name}`,
  "aws:sns/topic:Topic": (name) => `arn:aws:sns:eu-west-1:123456789012:${name}`,
};

function fakeOutputs(type: string, name: string, inputs: Record<string, any>) {
  return {
    arn: arns[type]?.(name) ?? `arn:aws:${name}`,
    name: name,
    uris: {
      GRAPHQL: `https://${name}.graphql.test/graphql`,
      REALTIME: `wss://${name}.live.test/graphql`,
    },
    domainName: `${name}.cdn.test`,
    bucketRegionalDomainName: `${name}.s3.test`,
    functionId: `${name}-function`,
    dkimSigningAttributes: { tokens: ["one", "two", "three"] },
    fqdn: inputs.name,
    hostedZoneId: "Z2FDTNDATAQYW2",
    domainValidationOptions: [
      {
        domainName: inputs.domainName,
        resourceRecordName: `_proof.${inputs.domainName}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_proof.acm-validations.aws.",
      },
    ],
    ...inputs,
  };
}
