import type * as Pulumi from "@pulumi/pulumi";
import type { Announced } from "./messages";

/**
 * What is known of a resource while it is constructed; undefined for one that no provider creates. Inputs that a transform
 * may still change are omitted, and so are values that are not known yet.
 */
export function announcementOf(
  { resource, type, name, props }: Pulumi.ResourceTransformationArgs,
  pulumi: typeof Pulumi,
  hasTransforms: boolean,
): Announced | undefined {
  // Its brand, which isInstance looks for, comes later.
  if (!(resource instanceof pulumi.CustomResource) || type.startsWith("pulumi:")) return undefined;
  const isFinal = !hasTransforms && !isTransformed(resource);
  return {
    type,
    name,
    ...(isFinal && { inputs: knownPart(props, pulumi) as Announced["inputs"] }),
  };
}

/** Transformations of the program itself, besides the one that sees every resource here. */
function isTransformed(resource: object): boolean {
  const { __transformations = [] } = resource as { __transformations?: unknown[] };
  return __transformations.length > 1;
}

/** The names that are set; undefined for values to come. */
function knownPart(value: unknown, pulumi: typeof Pulumi): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => knownPart(item, pulumi));
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return undefined;
  if (Object.getPrototypeOf(value) !== Object.prototype) return {}; // a resource or an asset
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, knownPart(child, pulumi)]),
  );
}
