import { TokenKind, visit, type ASTNode } from "graphql";
import { parseSdl } from "./sdlParser";

/**
 * Lists the parts of a schema that AppSync accepts but does not keep, or has rejected in the past, one sentence each.
 * AppSync rejected descriptions for years (https://github.com/aws/aws-appsync-community/issues/38). Since 2022 it
 * accepts and removes them, and also comments at enum values
 * (https://github.com/sid88in/serverless-appsync-plugin/issues/453). UNVERIFIED: which comments at enum values break a
 * schema, besides those that checkApiSchema rejects (https://github.com/aws/aws-appsync-community/issues/55).
 */
export function schemaDoubts(text: string): string[] {
  const descriptions: number[] = [];
  const comments: number[] = [];
  visit(parseSdl(text), {
    StringValue(node, key) {
      if (key === "description") descriptions.push(node.loc!.startToken.line);
    },
    EnumTypeDefinition: (node) => void comments.push(...commentsIn(node)),
    EnumTypeExtension: (node) => void comments.push(...commentsIn(node)),
  });
  return [
    ...doubt("descriptions", descriptions, "removes them"),
    ...doubt("comments in an enum", comments, "has refused such schemas"),
  ];
}

function doubt(what: string, lines: readonly number[], reason: string): string[] {
  const [first] = lines;
  if (first === undefined) return [];
  return [
    `The schema has ${what} (the first in line ${first}): AppSync ${reason}. Send it without.`,
  ];
}

/** Lines of the comments within a node. */
function commentsIn({ loc }: ASTNode): number[] {
  const lines: number[] = [];
  for (let token = loc?.startToken; token && token !== loc?.endToken; token = token.next!) {
    if (token.kind === TokenKind.COMMENT) lines.push(token.line);
  }
  return lines;
}
