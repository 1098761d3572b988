import {
  TokenKind,
  type DocumentNode,
  type FieldDefinitionNode,
  type NamedTypeNode,
} from "graphql";
import { Parser } from "graphql/language/parser";

/**
 * Parses SDL with AppSync's extensions of the graphql-js syntax: interfaces separated by "," or a space, and object
 * types with empty braces. The sources are in acceptedSchemas.ts.
 * @throws GraphQLError for text that is invalid in both
 */
export function parseSdl(text: string): DocumentNode {
  return new SdlParser(text).parseDocument();
}

class SdlParser extends Parser {
  override parseImplementsInterfaces(): NamedTypeNode[] {
    if (!this.expectOptionalKeyword("implements")) return [];
    const interfaces: NamedTypeNode[] = [];
    this.expectOptionalToken(TokenKind.AMP);
    do interfaces.push(this.parseNamedType());
    while (this.expectOptionalToken(TokenKind.AMP) || this.peek(TokenKind.NAME));
    return interfaces;
  }

  override parseFieldsDefinition(): FieldDefinitionNode[] {
    const isEmpty =
      this.peek(TokenKind.BRACE_L) && this._lexer.lookahead().kind === TokenKind.BRACE_R;
    if (!isEmpty) return super.parseFieldsDefinition();
    this.expectToken(TokenKind.BRACE_L);
    this.expectToken(TokenKind.BRACE_R);
    return [];
  }
}
