import { GraphQLError, Source } from "graphql";
import { customScalars } from "./checks/customScalars";
import { directiveFaults } from "./checks/directiveFaults";
import { interfaces } from "./checks/interfaces";
import { operationTypes } from "./checks/operationTypes";
import { ownErrors } from "./checks/ownErrors";
import { positions } from "./checks/positions";
import { specification } from "./checks/specification";
import { subscriptions } from "./checks/subscriptions";
import { textFaults } from "./checks/textFaults";
import { uniqueNames } from "./checks/uniqueNames";
import { unknownTypes } from "./checks/unknownTypes";
import { schemaDocument, type SchemaDocument } from "./schemaDocument";
import { SchemaError, type SchemaFailure, type SchemaFailureKind } from "./schemaProblem";
import type { SchemaProblem } from "./schemaProblem";
import { parseSdl } from "./sdlParser";

/** AppSync's limit for the text of a schema, in bytes. */
const SCHEMA_BYTES = 1024 * 1024;

type Check = (schema: SchemaDocument) => SchemaProblem[];

/** In AppSync's apparent order; the first check with a finding decides. UNVERIFIED: the order. */
const STAGES: readonly [SchemaFailureKind, readonly Check[]][] = [
  ["parse", [textFaults]],
  ["appsync", [ownErrors]],
  ["engine", [operationTypes, unknownTypes, interfaces, customScalars, uniqueNames]],
  ["engine", [directiveFaults]],
  ["internal", [positions]],
  ["appsync", [subscriptions]],
  ["engine", [specification]],
];

/**
 * Rejects a schema that AppSync's StartSchemaCreation rejects. The rules and their sources are in schemaRules.ts.
 * @throws SchemaError with AppSync's message if it is known, and the position
 */
export function checkApiSchema(text: string): void {
  const failure = findSchemaFailure(text);
  if (failure !== undefined) throw new SchemaError(failure, new Source(text, "schema"));
}

/** The last accepted schema: most deployments do not change it. */
let passed: string | undefined;

/** Why AppSync would reject a schema; undefined if it is valid. */
export function findSchemaFailure(text: string): SchemaFailure | undefined {
  if (text === passed) return undefined;
  const failure = findFailure(text);
  if (failure === undefined) passed = text;
  return failure;
}

function findFailure(text: string): SchemaFailure | undefined {
  const start = { start: 0, line: 1, column: 1 };
  if (Buffer.byteLength(text) > SCHEMA_BYTES) {
    const hint = `The schema is larger than ${SCHEMA_BYTES} bytes.`;
    return { kind: "appsync", problems: [{ rule: "schemaSize", hint, at: start }] };
  }
  const parsed = parse(text);
  if (parsed instanceof GraphQLError) {
    const at = { start: parsed.positions?.[0] ?? 0, ...(parsed.locations?.[0] ?? start) };
    return { kind: "parse", problems: [{ rule: "syntax", hint: parsed.message, at }] };
  }
  const schema = schemaDocument(parsed);
  for (const [kind, checks] of STAGES) {
    const problems = checks.flatMap((check) => check(schema));
    if (problems.length > 0) return { kind, problems };
  }
  return undefined;
}

function parse(text: string): ReturnType<typeof parseSdl> | GraphQLError {
  try {
    return parseSdl(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
