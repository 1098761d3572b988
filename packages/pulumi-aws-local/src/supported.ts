import { AN_OBJECT, requireValue } from "./core/checkOptions";
import { checkProperties } from "./program/checkProperties";
import { handlerOf } from "./program/decide";
import { operations, type Member } from "./services/cognito-idp";
import { dataSources } from "./services/dataSources";
import { resourceHandlers } from "./services/resourceHandlers";

/** Inputs of a resource type, as dotted paths without list indexes; a path covers everything below it. */
export interface SupportedType {
  /** Inputs that have an effect in a stack. */
  effective: readonly string[];
  /** Inputs that a stack accepts without effect. */
  accepted: readonly string[];
}

/** Names of a data source's arguments and results. */
export interface SupportedDataSource {
  args: readonly string[];
  results: readonly string[];
}

/** One member of a request, with the constraints of AWS's API reference. */
export type OperationInput = Member<unknown>;

/** An operation of Cognito user pools. */
export interface SupportedOperation {
  /** Whether requests must be signed with AWS credentials. */
  input: Readonly<Record<string, OperationInput>>;
  /** Requests must be signed with AWS credentials. */
  signed: boolean;
}

/** The resource types that a stack supports, by Pulumi type token. */
export function supportedTypes(): Record<string, SupportedType> {
  return mapValues(resourceHandlers, ({ real, accepted = [] }) => ({ effective: real, accepted }));
}

/** The data sources that a stack supports, by Pulumi function token. */
export function supportedDataSources(): Record<string, SupportedDataSource> {
  return mapValues(dataSources, ({ args, results }) => ({ args: Object.keys(args), results }));
}

/** The operations of Cognito user pools that a stack supports, by name. */
export function supportedUserPoolOperations(): Record<string, SupportedOperation> {
  return mapValues(operations, ({ members, signed = false }) => ({ input: members, signed }));
}

/**
 * Checks a resource as a deployment would, without a deployment.
 * @param inputs as the program passes them, with known values
 * @throws VisibleError naming an unsupported type or unsupported inputs
 */
export function checkSupported(type: string, name: string, inputs: Record<string, unknown>): void {
  requireValue('"inputs"', inputs, AN_OBJECT);
  checkProperties(type, name, inputs, handlerOf({ type, name }));
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
