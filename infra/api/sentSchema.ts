import type { DocumentNode } from "graphql";

/**
 * The schema in the form that is sent to AppSync: directives and all, but neither descriptions nor comments. AppSync
 * refused descriptions for years and may only drop them today
 * (github.com/aws/aws-appsync-community/issues/38); a comment at an enum value breaks a schema (issues/55 there).
 */
export function sentSchema(document: DocumentNode): string {
  const { print, visit } = require("graphql") as typeof import("graphql");
  const plain = visit(document, {
    StringValue: (node, key) => {
      if (key === "description") return null;
      return node.block ? { ...node, block: false } : undefined;
    },
  });
  return print(plain); // which writes no comments
}
