import { Kind, validateSchema, type GraphQLError } from "graphql";
import { assembleSchema } from "../assembleSchema";
import type { SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/**
 * Everything else that the specification of GraphQL forbids, as graphql-js finds it. UNVERIFIED: whether AppSync refuses all of
 * it, and in which words.
 */
export function specification({ document, types }: SchemaDocument): SchemaProblem[] {
  return validateSchema(assembleSchema(document)).flatMap((error) => {
    const { message } = error;
    const name = /^Type (\w+) must define one or more fields\.$/.exec(message)?.[1];
    const type = types.get(name ?? "");
    // Empty braces are taken: see acceptedSchemas.ts.
    if (type?.kind === Kind.OBJECT_TYPE_DEFINITION && type.loc?.endToken.kind === "}") return [];
    return [{ rule: ruleOf(message), hint: message, at: whereOf(error) }];
  });
}

function ruleOf(message: string): SchemaProblem["rule"] {
  if (message.includes('must not begin with "__"')) return "reservedName";
  return message.includes("must define one or more") ? "emptyType" : "specification";
}

function whereOf({ nodes }: GraphQLError): SchemaProblem["at"] {
  const node = nodes?.find(({ loc }) => loc !== undefined);
  return node === undefined ? { start: 0, line: 1, column: 1 } : placeOf(node);
}
