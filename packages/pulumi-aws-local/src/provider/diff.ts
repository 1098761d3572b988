import { handlerOf } from "../program/decide";
import { forcedReplacement, keepsName } from "../program/lifecycle/forcedReplacement";
import { alignInputs } from "../program/lifecycle/alignInputs";
import { changesOf, type InputChanges } from "../program/lifecycle/inputChanges";
import { pathText, type PropertyPath } from "../program/propertyPath";
import type { Connection } from "./connections";
import type { ProviderContext } from "./context";
import { declares } from "./declaredInputs";
import { decode, type WireProperties } from "./properties";
import { providerChanges } from "./providerChanges";
import { urnParts } from "../program/urnParts";

export interface DiffCall {
  id: string;
  urn: string;
  /** The resource's outputs. */
  olds: WireProperties;
  oldInputs: WireProperties;
  news: WireProperties;
}

export type ChangeKind = "add" | "delete" | "update";

export interface DiffResult {
  /** Names of the inputs that differ. */
  changes: string[];
  /** The deepest paths that differ. */
  details: { path: string; kind: ChangeKind; replaces: boolean }[];
  /** Paths that cause a replacement; empty for an update. */
  replaces: string[];
  /** The new resource needs the name of the old one. */
  deleteBeforeReplace: boolean;
  /** Names of outputs that no update changes. */
  stables: string[];
}

/** Compares inputs with those of the existing resource. */
export async function diffResource(
  { id, urn, olds, oldInputs, news }: DiffCall,
  connection: Connection,
  { services, records, warn }: ProviderContext,
): Promise<DiffResult> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  records.confirm(type, id, urn);
  const inputs = decode(news).values;
  const before = alignInputs(decode(oldInputs).values, inputs, handler);
  const state = alignInputs(decode(olds).values, inputs, handler);
  const changed = withoutKnown(providerChanges(before, inputs), { before, inputs, state });
  if (changed.changes.length === 0) {
    return { changes: [], details: [], replaces: [], deleteBeforeReplace: false, stables: [] };
  }
  const previous = { id, inputs: before, outputs: state };
  const request = { urn, type, name, inputs };
  const replaces = forcedReplacement(request, handler, previous, changed, services);
  if (replaces.length > 0) {
    const holds = await handler.holds?.(id, previous.outputs, services);
    if (holds !== undefined) {
      warn(
        connection,
        `Replacing "${name}" (${id}) deletes ${holds}; because of ${replaces.join(", ")}.`,
        urn,
      );
    }
  }
  const details = changed.paths.map((path) => ({
    path: pathText(path),
    kind: kindOf(path, before, inputs),
    replaces: replaces.some((other) => isWithin(pathText(path), other)),
  }));
  const deleteBeforeReplace = replaces.length > 0 && keepsName(request, previous, handler);
  const stables = replaces.length > 0 ? [] : STABLE.filter((output) => output in olds);
  return { changes: changed.changes, details, replaces, deleteBeforeReplace, stables };
}

/** Removes inputs that state what the resource already is, such as an explicit default. */
function withoutKnown(
  { paths }: InputChanges,
  { before, inputs, state }: Record<"before" | "inputs" | "state", WireProperties>,
): InputChanges {
  const isKnown = (path: PropertyPath): boolean =>
    valueAt(path, before) === undefined && declares(valueAt(path, inputs), valueAt(path, state));
  return changesOf(paths.filter((path) => !isKnown(path)));
}

/** Outputs that no update changes, of every type that has them. */
const STABLE = ["arn"];

function kindOf(path: PropertyPath, before: unknown, after: unknown): ChangeKind {
  if (valueAt(path, before) === undefined) return "add";
  return valueAt(path, after) === undefined ? "delete" : "update";
}

function valueAt(path: PropertyPath, value: any): unknown {
  return path.reduce((at, step) => at?.[step], value);
}

function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || path.startsWith(`${other}[`);
}
