import {
  buildASTSchema,
  GraphQLError,
  isAbstractType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  validateSchema,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";

import { AwsError } from "../../../core/awsError";
import { awsScalarNames, awsScalars } from "./awsScalars";
import { appSyncDefinitions } from "./directives";

/** AppSync's limit on the text of a schema, in bytes. */
const SCHEMA_BYTES = 1024 * 1024;

/**
 * Reads a schema as AppSync would and gives its scalars their behaviour; fields have no resolvers yet.
 * @throws AwsError BadRequestException with AppSync's text where it is known.
 */
export function buildApiSchema(text: string): GraphQLSchema {
  if (Buffer.byteLength(text) > SCHEMA_BYTES)
    fail(`The schema is larger than ${SCHEMA_BYTES} bytes.`);
  const document = parseSchema(text);
  refuseCustomDefinitions(document);
  const schema = build(document);
  if (schema.getQueryType() == null) {
    const declared = document.definitions.some(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
    fail(
      declared
        ? "A schema MUST have a 'query' operation defined."
        : "There is no top level schema object defined.",
    );
  }
  const problems = validateSchema(schema);
  if (problems.length > 0) fail(problems.map(({ message }) => message).join(" "), problems[0]);
  addBehaviour(schema);
  return schema;
}

function parseSchema(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    return fail(
      "Failed to parse schema document - ensure it's a valid SDL-formatted document. " +
        (error as Error).message,
      error,
    );
  }
}

/** AppSync takes neither scalars nor directives of one's own. */
function refuseCustomDefinitions(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) {
      const { value } = definition.name;
      fail(
        `Custom scalar "${value}" is not supported; AppSync has ${[...awsScalarNames].join(", ")}.`,
        new GraphQLError("", { nodes: definition }),
      );
    }
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      fail(
        `Custom directive "@${definition.name.value}" is not supported.`,
        new GraphQLError("", { nodes: definition }),
      );
    }
  }
}

function build(document: DocumentNode): GraphQLSchema {
  const definitions = [...appSyncDefinitions.definitions, ...document.definitions];
  try {
    return buildASTSchema({ kind: Kind.DOCUMENT, definitions });
  } catch (error) {
    return fail((error as Error).message, error);
  }
}

function addBehaviour(schema: GraphQLSchema): void {
  const types = schema.getTypeMap();
  for (const scalar of awsScalars) {
    const target = types[scalar.name];
    if (!isScalarType(target)) continue;
    target.serialize = scalar.serialize;
    target.parseValue = scalar.parseValue;
    target.parseLiteral = scalar.parseLiteral;
  }
  for (const type of Object.values(types)) {
    if (type.name.startsWith("__")) continue;
    if (isObjectType(type)) type.isTypeOf = isMap;
    // An interface or union is told apart by __typename alone, as AppSync does.
    if (isAbstractType(type)) type.resolveType = (value) => value?.__typename;
  }
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param cause graphql-js's own error, which knows the place. */
function fail(detail: string, cause?: unknown): never {
  const message = `Schema creation status is FAILED with details: ${detail}`;
  const error = new AwsError("BadRequestException", message);
  if (cause !== undefined) error.cause = cause;
  throw error;
}
