import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN } from "../core/unknown";
import { firstNames, fromWire, UNKNOWN_MARK, withSecrets } from "../program/wireValue";
import type { Proto } from "./proto";

/** Properties in Pulumi's wire format, with its signatures for secrets and assets. */
export type WireProperties = Record<string, any>;

/** Properties in the form of resource types. */
export interface Properties {
  /** Secrets are unwrapped. Values known only after deployment are `UNKNOWN`. */
  values: Record<string, any>;
  /** Dotted paths of secrets. */
  secretPaths: string[];
}

export function readProperties(struct: Struct | undefined): WireProperties {
  return (struct?.toJavaScript() as WireProperties | undefined) ?? {};
}

/** @throws VisibleError for an archive or a remote asset */
export function decode(wire: WireProperties): Properties {
  const { value, secretPaths } = fromWire(wire);
  return { values: value as Record<string, any>, secretPaths };
}

/** Outputs in the wire format. Outputs that come from secret inputs are secret too. */
export function encode(
  values: Record<string, unknown>,
  secretPaths: readonly string[],
): WireProperties {
  return withSecrets(values, firstNames(secretPaths));
}

export function toStruct(wire: WireProperties, { struct }: Pick<Proto, "struct">): Struct {
  return struct.Struct.fromJavaScript(serializable(wire) as any);
}

/** Protocol Buffers have no undefined. */
function serializable(value: unknown): unknown {
  if (value === UNKNOWN) return UNKNOWN_MARK;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => (item === undefined ? null : serializable(item)));
  const copy: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    if (child !== undefined) copy[name] = serializable(child);
  }
  return copy;
}
