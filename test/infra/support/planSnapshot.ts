import { dump } from "js-yaml";

/** A resource in the output of `npm run plan -- --json`. */
export interface PlannedResource {
  urn: string;
  type: string;
  name: string;
  parent?: string;
  inputs?: Record<string, any>;
}

/** Texts with reviews of their own: the snapshot only shows that they exist. */
const TEXTS = ["schema", "code", "content", "contentBase64", "etag"];

/**
 * Resource types with one resource per product or file: the snapshot shows their names and common
 * arguments only.
 */
const MANY = ["aws:dynamodb/tableItem:TableItem", "aws:s3/bucketObjectv2:BucketObjectv2"];

/**
 * A plan in readable form: every resource with its arguments and expanded policies. It does not
 * change if only code or contents change.
 */
export function planSnapshot(resources: readonly PlannedResource[]): string {
  const shown = resources
    .filter(({ type }) => !MANY.includes(type))
    .map(({ urn, inputs }) => [urn.split("::").slice(2).join(" "), inputs && show(inputs, "")]);
  const groups = MANY.map((type) => [type, group(resources, type)]);
  const text = { resources: Object.fromEntries(shown), many: Object.fromEntries(groups) };
  return dump(text, { lineWidth: -1, noRefs: true, sortKeys: true });
}

function show(value: unknown, key: string): unknown {
  if (TEXTS.includes(key)) return `<${key}>`;
  if (typeof value === "string" && /^\{"/.test(value)) return parsed(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => show(item, ""));
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, show(child, name)]),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Arguments that differ between the files or products, by the arguments that they share. */
function group(resources: readonly PlannedResource[], type: string): unknown {
  const groups = new Map<string, { inputs: unknown; keys: Set<string> }>();
  for (const { inputs = {} } of resources.filter((resource) => resource.type === type)) {
    const { key, item, ...shared } = inputs;
    const common = show(shared, "");
    const id = JSON.stringify(common);
    const known = groups.get(id) ?? { inputs: common, keys: new Set() };
    known.keys.add(keyOf(key, item, String(shared.cacheControl)));
    groups.set(id, known);
  }
  return [...groups.values()].map(({ inputs, keys }) => ({ inputs, keys: [...keys].sort() }));
}

/** Names of immutable files contain a digest of their contents. */
function keyOf(key: string | undefined, item: string | undefined, cacheControl: string): string {
  if (key === undefined) return JSON.parse(item ?? "{}").ProductId.S;
  return cacheControl.includes("immutable") ? `${key.split("/")[0]}/*` : key;
}
