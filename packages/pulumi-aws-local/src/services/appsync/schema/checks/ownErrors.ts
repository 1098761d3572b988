import { isTypeExtensionNode, Kind } from "graphql";
import { isScalarName, type SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/** Errors that AppSync itself reports before its engine reads the definitions. */
export function ownErrors(schema: SchemaDocument): SchemaProblem[] {
  return [
    ...directiveDefinitions(schema),
    ...duplicateTypes(schema),
    ...extensions(schema),
    ...awsNames(schema),
  ];
}

function directiveDefinitions({ document }: SchemaDocument): SchemaProblem[] {
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.DIRECTIVE_DEFINITION) return [];
    const problem: SchemaProblem = {
      rule: "directiveDefinition",
      words: "Directive definitions are not supported.",
      hint: `Custom directive "@${node.name.value}" is not supported.`,
      at: placeOf(node),
    };
    return [problem];
  });
}

const DUPLICATES = "Schema contains duplicate type names.";

function duplicateTypes({ definitions, types }: SchemaDocument): SchemaProblem[] {
  return definitions.flatMap((node) => {
    const name = node.name.value;
    const isBuiltIn = isScalarName(name);
    if (!isBuiltIn && types.get(name) === node) return [];
    const problem: SchemaProblem = {
      rule: isBuiltIn ? "builtInScalarDefinition" : "duplicateType",
      words: DUPLICATES,
      hint: isBuiltIn
        ? `Type "${name}" is predefined in each schema and must not be defined.`
        : `Type "${name}" is defined more than once.`,
      at: placeOf(node),
      coordinate: name,
    };
    return [problem];
  });
}

function extensions({ document }: SchemaDocument): SchemaProblem[] {
  return document.definitions.flatMap((node) => {
    if (!isTypeExtensionNode(node) && node.kind !== Kind.SCHEMA_EXTENSION) return [];
    const what = "name" in node ? `type "${node.name.value}"` : "the schema definition";
    const problem: SchemaProblem = {
      rule: "extension",
      words: DUPLICATES,
      hint: `AppSync does not support "extend": put everything into ${what} itself.`,
      at: placeOf(node),
    };
    return [problem];
  });
}

function awsNames({ definitions }: SchemaDocument): SchemaProblem[] {
  return definitions.flatMap((node) => {
    const name = node.name.value;
    if (!name.startsWith("AWS") || isScalarName(name)) return [];
    const problem: SchemaProblem = {
      rule: "awsPrefix",
      words: `Type names must not begin with AWS: ${name}.`,
      hint: `Type "${name}" begins with AWS, which AppSync reserves for its own types.`,
      at: placeOf(node),
      coordinate: name,
    };
    return [problem];
  });
}
