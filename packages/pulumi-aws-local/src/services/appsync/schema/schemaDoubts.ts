import { parse, TokenKind, visit, type ASTNode } from "graphql";

/**
 * What a schema holds that this stack takes and AppSync may not, one sentence each.
 * UNVERIFIED: AppSync refused descriptions for years; newer reports say that it takes them and drops them
 * (https://github.com/aws/aws-appsync-community/issues/38), and that a comment at an enum value breaks a schema
 * (https://github.com/aws/aws-appsync-community/issues/55).
 */
export function schemaDoubts(text: string): string[] {
  const descriptions: number[] = [];
  const comments: number[] = [];
  visit(parse(text), {
    StringValue(node, key) {
      if (key === "description") descriptions.push(node.loc!.startToken.line);
    },
    EnumTypeDefinition: (node) => void comments.push(...commentsIn(node)),
    EnumTypeExtension: (node) => void comments.push(...commentsIn(node)),
  });
  return [
    ...doubt("descriptions", descriptions, "refused them for years and may drop them"),
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
