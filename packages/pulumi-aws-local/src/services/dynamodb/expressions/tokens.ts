/** A token of an expression and its position in the text. */
export interface Token {
  text: string;
  begin: number;
  end: number;
}

/** Names, placeholders, numbers, operators, and any other single character. */
const TOKEN = /[#:]?[A-Za-z_][A-Za-z0-9_]*|[#:][A-Za-z0-9_]+|\d+|<=|>=|<>|[^ \t\r\n]/gu;

/** The tokens of an expression. */
export function tokensOf(expression: string): Token[] {
  return [...expression.matchAll(TOKEN)].map(({ 0: text, index }) => ({
    text,
    begin: index,
    end: index + text.length,
  }));
}

/**
 * DynamoDB's message for an unexpected token, which quotes the token and its neighbours.
 * https://github.com/floci-io/floci/issues/1512 (recorded: token "-", near "a-b")
 */
export function syntaxText(expression: string, tokens: readonly Token[], at: number): string {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined) {
    return `Syntax error; token: "<EOF>", near: "${before?.text ?? ""}"`;
  }
  const near = expression.slice((before ?? token).begin, (after ?? token).end);
  return `Syntax error; token: "${token.text}", near: "${near}"`;
}
