import { Kind, validateSchema, type GraphQLError } from "graphql";
import { assembleSchema } from "../assembleSchema";
import type { SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/**
 * All other violations of the GraphQL specification that graphql-js finds. UNVERIFIED: whether AppSync rejects all of
 * them, and with which messages.
 */
export function specification({ document, types }: SchemaDocument): SchemaProblem[] {
  return validateSchema(assembleSchema(document)).flatMap((error) => {
    const { message } = error;
    const name = /^Type (\w+) must define one or more fields\.$/.exec(message)?.[1];
    const type = types.get(name ?? "");
    // Empty braces are accepted: see acceptedSchemas.ts.
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
