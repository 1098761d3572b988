import type * as Pulumi from "@pulumi/pulumi";
import type { Announced } from "./messages";

/**
 * The known properties of a resource while it is constructed; undefined for a resource without a provider. Omits inputs
 * that a transform may still change and values that are not known yet.
 */
export function announcementOf(
  { resource, type, name, props }: Pulumi.ResourceTransformationArgs,
  pulumi: typeof Pulumi,
  hasTransforms: boolean,
): Announced | undefined {
  // isInstance checks for a brand that is set later.
  if (!(resource instanceof pulumi.CustomResource) || type.startsWith("pulumi:")) return undefined;
  const isFinal = !hasTransforms && !isTransformed(resource);
  return {
    type,
    name,
    ...(isFinal && { inputs: knownPart(props, pulumi) as Announced["inputs"] }),
  };
}

/** Whether the program has transformations of its own, besides the one that sees every resource here. */
function isTransformed(resource: object): boolean {
  const { __transformations = [] } = resource as { __transformations?: unknown[] };
  return __transformations.length > 1;
}

/** Names of the properties that are set; unresolved values are undefined. */
function knownPart(value: unknown, pulumi: typeof Pulumi): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => knownPart(item, pulumi));
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return undefined;
  if (Object.getPrototypeOf(value) !== Object.prototype) return {}; // a resource or an asset
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, knownPart(child, pulumi)]),
  );
}
