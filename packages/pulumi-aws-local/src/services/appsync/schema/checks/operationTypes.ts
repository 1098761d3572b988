import { Kind } from "graphql";
import { isKnownType, type SchemaDocument } from "../schemaDocument";
import { enginePlace, placeOf, type SchemaProblem } from "../schemaProblem";

/** Errors in the schema definition, or in the root types of a schema without one. */
export function operationTypes(schema: SchemaDocument): SchemaProblem[] {
  const definitions = schema.document.definitions.filter(
    ({ kind }) => kind === Kind.SCHEMA_DEFINITION,
  );
  const twice = definitions.slice(1).map((node): SchemaProblem => {
    const first = enginePlace(definitions[0]!);
    return {
      rule: "duplicateSchemaDefinition",
      words: `There is already a schema defined ${first}. The offending new one is here ${enginePlace(node)}`,
      hint: "A schema has one schema definition at most.",
      at: placeOf(node),
    };
  });
  return [...twice, ...(schema.schema ? ofDefinition(schema) : ofDefaultNames(schema))];
}

function ofDefaultNames({ types }: SchemaDocument): SchemaProblem[] {
  const query = types.get("Query");
  if (query === undefined) {
    return [
      {
        rule: "noQueryType",
        words: "There is no top level schema object defined",
        hint: "There is no type Query, and no schema definition that names another one for it.",
        at: { start: 0, line: 1, column: 1 },
      },
    ];
  }
  return ["Query", "Mutation", "Subscription"].flatMap((name) => {
    const type = types.get(name);
    if (type === undefined || type.kind === Kind.OBJECT_TYPE_DEFINITION) return [];
    const problem: SchemaProblem = {
      rule: "operationTypeIsNoObject",
      words: `The operation type '${name.toLowerCase()}' MUST have a object type as its definition ${enginePlace(type)}`,
      hint: `Type "${name}" must be an object type.`,
      at: placeOf(type),
      coordinate: name,
    };
    return [problem];
  });
}

function ofDefinition(schema: SchemaDocument): SchemaProblem[] {
  const { operationTypes: nodes } = schema.schema!;
  const problems = nodes.flatMap((node): SchemaProblem[] => {
    const name = node.type.name.value;
    const type = schema.types.get(name);
    const at = placeOf(node.type);
    if (!isKnownType(schema, name)) {
      const words = `The operation type '${name}' is not present when resolving type '${node.operation}' ${enginePlace(node)}`;
      return [{ rule: "unknownOperationType", words, hint: `Unknown type "${name}".`, at }];
    }
    if (type?.kind === Kind.OBJECT_TYPE_DEFINITION) return [];
    const words = `The operation type '${node.operation}' MUST have a object type as its definition ${enginePlace(node)}`;
    const hint = `Type "${name}" must be an object type.`;
    return [{ rule: "operationTypeIsNoObject", words, hint, at }];
  });
  if (nodes.some(({ operation }) => `${operation}` === "query")) return problems;
  return [
    ...problems,
    {
      rule: "noQueryOperation",
      words: "A schema MUST have a 'query' operation defined",
      hint: "The schema definition names no type for queries.",
      at: placeOf(schema.schema!),
    },
  ];
}
