import type { Stack } from "@pulumi/pulumi/automation";

/** A resource, as one of the deployments returns it. */
export interface SideResource {
  urn: string;
  type: string;
  name: string;
  id?: string;
  inputs: Record<string, unknown>;
  /** Its outputs that are not inputs. */
  outputs: Record<string, unknown>;
}

/** A deployment of the store, in one of the two ways. */
export interface Side {
  origin: string;
  outputs: Record<string, unknown>;
  resources: SideResource[];
}

/** The resources of `npm start`, from the workbench. */
export async function resourcesOfStart(origin: string): Promise<SideResource[]> {
  const view = (await (await fetch(`${origin}/_local/stack.json`)).json()) as {
    resources: SideResource[];
  };
  return view.resources;
}

/** The resources in the state of Pulumi's engine. */
export async function resourcesOfEngine(stack: Stack): Promise<SideResource[]> {
  const { resources } = (await stack.exportStack()).deployment as { resources: any[] };
  return resources
    .filter(({ type }) => !/^pulumi:(pulumi:Stack|providers:)/.test(type))
    .map(({ urn, type, id, inputs = {}, outputs = {} }) => ({
      urn,
      type,
      name: urn.split("::").at(-1),
      ...(id !== undefined && { id }),
      inputs,
      outputs,
    }));
}

const SECRET_NAME = /(secret|password|privatekey)$/i;
const SECRET_SIGNATURE = "4dabf18193072939515e22adb298388d";
const LONGEST = 40_000;

/** Placeholders for texts that differ between deployments. */
export type Placeholders = readonly (readonly [text: string | RegExp, placeholder: string])[];

/** Random parts of names and ids that AWS or the provider generates. */
const RANDOM: Placeholders = [
  [/-[0-9a-f]{7}(?![0-9a-z])/g, "-<suffix>"],
  [/\bAROA[A-Z0-9]{16,17}\b/g, "<role id>"],
  [/(?<![0-9a-z])[a-z0-9]{26}(?![0-9a-z])/g, "<id>"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "<uuid>"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z?/g, "<time>"],
];

/** Placeholders of one side: its origin, and ids that the other side does not have. */
export function placeholders({ origin, resources }: Side, other: Side): Placeholders {
  const others = new Map(other.resources.map(({ urn, id }) => [urn, id]));
  const ids = resources
    .filter(({ urn, id }) => id !== undefined && id !== others.get(urn))
    .map(({ type, name, id }) => [id!, `<${type} ${name}>`] as const)
    .sort(([one], [another]) => another.length - one.length);
  return [[origin, "<origin>"], [new URL(origin).host, "<host>"], ...ids, ...RANDOM];
}

/** A value without secrets and without texts that differ between deployments. */
export function normalize(value: unknown, texts: Placeholders, name = ""): unknown {
  if (typeof value === "string") {
    if (SECRET_NAME.test(name)) return "<secret>";
    let text = value.slice(0, LONGEST).replace(/… \(\d+ characters in all\)$/, "");
    for (const [from, to] of texts) text = text.replaceAll(from, to);
    return text;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => normalize(item, texts, name));
  if (SECRET_SIGNATURE in value || "$secret" in value) return "<secret>";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !key.startsWith("__") && child !== undefined && child !== null)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, child]) => [key, normalize(child, texts, key)]),
  );
}
