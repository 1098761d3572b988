import { setTimeout as sleep } from "node:timers/promises";
import type * as Pulumi from "@pulumi/pulumi";
import type { RegisteredState, Registration } from "../goal";
import { loadSdk, requireFromSdk } from "./loadSdk";
import { Monitor } from "./monitor";
import { previewSenseOf } from "./previewSense";

const ROUNDS = 4;

const COMPONENTS_PER_ROUND = 3;

const CHILDREN = 8;

/** A round that takes longer means that the SDK is an unknown version. */
const ROUND_MS = 2000;

/**
 * Makes the SDK register dummy resources. V8 compiles JavaScript on first use and optimizes hot code: a program that is
 * evaluated afterwards takes a third less time. The SDK keeps its state in one object, which is replaced during the
 * rehearsal, so nothing of it remains.
 * @param isWanted called before each round, which takes about 100 ms
 */
export async function rehearse(folder: string, isWanted: () => boolean): Promise<void> {
  for (let round = 0; round < ROUNDS && isWanted(); round++) {
    const isComplete = await playRound(folder).catch(() => false);
    if (!isComplete) return;
  }
}

async function playRound(folder: string): Promise<boolean> {
  const pulumi = loadSdk(folder);
  const requireSdk = requireFromSdk(folder);
  const { LocalStore, getGlobalStore } = requireSdk("@pulumi/pulumi/runtime/state");
  const { setMockOptions } = requireSdk("@pulumi/pulumi/runtime/settings");
  const scope = globalThis as { globalStore?: unknown; stackResource?: unknown };
  const before = getGlobalStore();
  scope.globalStore = new LocalStore();
  const timer = new AbortController();
  try {
    previewSenseOf(pulumi);
    const monitor = new Monitor({ register: answer, invoke: refuse }, requireSdk, () => {});
    setMockOptions(monitor, "rehearsal", "rehearsal", true, "rehearsal");
    const play = async (): Promise<boolean> => {
      await pulumi.runtime.runInPulumiStack(async () => declareSome(pulumi));
      await pulumi.runtime.disconnect();
      return true;
    };
    const tooLong = sleep(ROUND_MS, false, { signal: timer.signal });
    return await Promise.race([play(), tooLong]);
  } finally {
    timer.abort();
    scope.globalStore = before;
    delete scope.stackResource;
  }
}

/** Resolves in a later turn of the event loop, as responses of the stack do. */
async function answer({ type, name, object }: Registration): Promise<RegisteredState> {
  await new Promise(setImmediate);
  const urn = `urn:pulumi:rehearsal::rehearsal::${type}::${name}`;
  return { urn, id: name, outputs: { ...object, arn: `arn:${name}` } };
}

async function refuse(): Promise<never> {
  throw new Error("A rehearsal calls no data source.");
}

/** Components with children. Each child depends on the previous one. */
function declareSome(pulumi: typeof Pulumi): Record<string, unknown> {
  pulumi.runtime.registerStackTransformation(() => undefined);
  let arn: unknown = "arn:first";
  for (let at = 0; at < COMPONENTS_PER_ROUND; at++) {
    const Component = pulumi.ComponentResource as unknown as Declared;
    const parent = new Component("rehearsal:index:Component", `component${at}`);
    for (let child = 0; child < CHILDREN; child++) {
      const name = `resource${at}-${child}`;
      arn = declareResource(pulumi, { name, parent, arn });
    }
    parent.registerOutputs({ arn });
  }
  return { arn };
}

interface Rehearsed {
  name: string;
  parent: Pulumi.Resource;
  /** ARN of the previous resource. */
  arn: any;
}

/** @returns its ARN */
function declareResource(pulumi: typeof Pulumi, { name, parent, arn }: Rehearsed): unknown {
  const unset = Object.fromEntries(OUTPUTS.map((output) => [output, undefined]));
  const inputs = {
    ...unset,
    name: pulumi.interpolate`${arn}-name`,
    nested: { list: [arn, "text", 1], flags: { on: true } },
    policy: pulumi.jsonStringify({ Statement: [{ Resource: arn }] }),
    source: new pulumi.asset.StringAsset(name),
    secret: pulumi.secret(name),
  };
  const options = pulumi.mergeOptions({ version: "1.0.0" }, { parent });
  const Resource = pulumi.CustomResource as unknown as Declared;
  const resource = new Resource("rehearsal:index:Resource", name, inputs, options);
  return pulumi.all([resource.id, resource.arn]).apply(([, text]) => text);
}

/** The SDK's types only let subclasses call these constructors. */
type Declared = new (type: string, name: string, inputs?: object, options?: object) => any;

/** About as many outputs as AWS resources have. */
const OUTPUTS = ["arn", "tagsAll", ...Array.from({ length: 12 }, (_, at) => `output${at}`)];
