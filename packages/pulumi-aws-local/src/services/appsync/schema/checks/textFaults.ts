import { isTypeSystemDefinitionNode, isTypeSystemExtensionNode, Kind, TokenKind } from "graphql";
import type { EnumTypeDefinitionNode, Token } from "graphql";
import type { SchemaDocument } from "../schemaDocument";
import { placeOf, type SchemaProblem } from "../schemaProblem";

/** Syntax that AppSync's parser rejects although graphql-js accepts it. */
export function textFaults({ document, definitions }: SchemaDocument): SchemaProblem[] {
  const operations = document.definitions.filter(
    (node) => !isTypeSystemDefinitionNode(node) && !isTypeSystemExtensionNode(node),
  );
  return [
    ...operations.map((node): SchemaProblem => ({
      rule: "operationInSchema",
      hint: "A schema contains only type definitions, no operations and fragments.",
      at: placeOf(node),
    })),
    ...definitions.flatMap((node) => {
      if (node.kind === Kind.ENUM_TYPE_DEFINITION) return literalsInComments(node);
      const [first] = node.kind === Kind.INTERFACE_TYPE_DEFINITION ? (node.interfaces ?? []) : [];
      if (first === undefined) return [];
      const name = node.name.value;
      const problem: SchemaProblem = {
        rule: "interfaceImplementsInterface",
        hint: `Interface "${name}" implements "${first.name.value}": AppSync does not accept interfaces that implement others.`,
        at: placeOf(first),
        coordinate: name,
      };
      return [problem];
    }),
  ];
}

/** A comment before an enum value is parsed as schema text if it contains one of these words. */
const LITERAL = /\b(null|true|false)\b/;

function literalsInComments({ name, values = [] }: EnumTypeDefinitionNode): SchemaProblem[] {
  return values.flatMap((value) =>
    commentsBefore(value.loc!.startToken).flatMap((comment) => {
      const word = LITERAL.exec(comment.value)?.[1];
      if (word === undefined) return [];
      const problem: SchemaProblem = {
        rule: "literalInEnumComment",
        hint: `The comment before the enum value "${value.name.value}" contains the word "${word}", which AppSync reads as a value.`,
        at: comment,
        coordinate: name.value,
      };
      return [problem];
    }),
  );
}

function commentsBefore(token: Token): Token[] {
  const { prev } = token;
  return prev?.kind === TokenKind.COMMENT ? [...commentsBefore(prev), prev] : [];
}
