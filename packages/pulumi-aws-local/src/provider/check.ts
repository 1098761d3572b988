import { AwsError } from "../core/awsError";
import type { ResourceHandler, ResourceRequest } from "../core/resourceHandler";
import { VisibleError } from "../core/visibleError";
import { propertyFailures, type PropertyFailure } from "../program/checkProperties";
import { handlerOf } from "../program/decide";
import { keptNames } from "../program/keptInputs";
import { forcedReplacement } from "../program/lifecycle/forcedReplacement";
import { withRegion } from "../program/providerRegions";
import type { LocalServices } from "../services/localServices";
import { isDefault } from "./configure";
import { settingsOf, type Connection } from "./connections";
import type { ProviderContext } from "./context";
import { decode, type WireProperties } from "./properties";
import { providerChanges } from "./providerChanges";
import { urnParts } from "../program/urnParts";

export interface CheckCall {
  urn: string;
  /** Inputs of the existing resource; empty for a new one. */
  olds: WireProperties;
  news: WireProperties;
}

export interface CheckResult {
  /** The effective inputs. */
  inputs: WireProperties;
  failures: PropertyFailure[];
}

/** Rejects inputs that the emulator does not know or AWS does not accept, each with its property path. */
export async function checkResource(
  { urn, olds, news }: CheckCall,
  connection: Connection,
  { services, records }: ProviderContext,
): Promise<CheckResult> {
  const { type, name } = urnParts(urn);
  const handler = handlerOf({ type, name });
  const exists = Object.keys(olds).length > 0;
  if (exists) records.confirmUrn(urn);
  const inputs = completed(news, olds, handler, connection);
  try {
    const { values, secretPaths } = decode(inputs);
    const failures = propertyFailures(values, handler, secretPaths);
    if (failures.length > 0) return { inputs, failures };
    const request = { urn, type, name, inputs: values };
    if (!exists) await handler.check?.(request, services);
    else await checkChange(request, handler, decode(olds).values, { services, records });
    return { inputs, failures: [] };
  } catch (error) {
    if (!(error instanceof AwsError || error instanceof VisibleError)) throw error;
    return { inputs, failures: [failureOf(error, handler)] };
  }
}

/** Adds the old inputs that AWS keeps when a program removes them, and the region of an explicit provider. */
function completed(
  news: WireProperties,
  olds: WireProperties,
  handler: ResourceHandler<LocalServices>,
  connection: Connection,
): WireProperties {
  const kept = keptNames(news, olds, handler).map((name) => [name, olds[name]]);
  const inputs = { ...news, ...Object.fromEntries(kept) };
  const { region } = settingsOf(connection);
  // All regions are compared with the one of the default provider, which may not be known yet.
  return isDefault(connection) ? inputs : withRegion(inputs, region, undefined);
}

/**
 * Calls the handler's check, as `npm start` does: an update with the existing resource, a replacement as a new
 * resource. The engine does not send outputs here, so the recorded ones are used.
 */
async function checkChange(
  request: ResourceRequest,
  handler: ResourceHandler<LocalServices>,
  before: Record<string, any>,
  { services, records }: Pick<ProviderContext, "services" | "records">,
): Promise<void> {
  const changed = providerChanges(before, request.inputs, handler);
  if (handler.check === undefined || changed.changes.length === 0) return;
  const record = records.ofUrn(request.urn).at(-1);
  const previous = { id: record?.id ?? "", inputs: before, outputs: record?.outputs ?? before };
  const isReplaced = forcedReplacement(request, handler, previous, changed, services).length > 0;
  await handler.check(isReplaced ? request : { ...request, previous }, services);
}

/** The failure with the property that the error has or its message names. */
function failureOf(
  error: AwsError | VisibleError,
  { real, accepted = [] }: ResourceHandler<LocalServices>,
): PropertyFailure {
  const { message } = error;
  const names = [...real, ...accepted].sort((a, b) => b.length - a.length);
  const known = "property" in error ? String(error.property) : undefined;
  const property = known ?? names.find((name) => isNamed(name, message)) ?? "";
  return { property, reason: error instanceof AwsError ? `${error.code}: ${message}` : message };
}

/** A short name may also be an ordinary word, so it counts only in quotes. */
function isNamed(name: string, message: string): boolean {
  const text = name.replaceAll(".", "\\.");
  const isWord = /^[a-z]+$/.test(name);
  return new RegExp(isWord ? `["'\`]${text}["'\`]` : `(?<![\\w.])${text}(?!\\w)`).test(message);
}
