import type { DocumentNode } from "graphql";

/**
 * The schema as sent to AppSync, with directives and without descriptions and comments. AppSync
 * rejected descriptions for years and may still drop them
 * (github.com/aws/aws-appsync-community/issues/38). A comment on an enum value breaks a schema
 * (issues/55 there).
 */
export function sentSchema(document: DocumentNode): string {
  const { print, visit } = require("graphql") as typeof import("graphql");
  const plain = visit(document, {
    StringValue: (node, key) => {
      if (key === "description") return null;
      return node.block ? { ...node, block: false } : undefined;
    },
  });
  return print(plain); // printSchema writes no comments
}
