/** Texts and comments, whose brackets nest nothing. */
const NO_TOKENS = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*/g;

/**
 * How deep the brackets of a GraphQL document nest, found without recursion. Brackets in texts and comments count as
 * well as long as all together stay within `limit`: only beyond it a closer look is worth its time.
 */
export function nestingOf(text: string, limit: number): number {
  const nesting = bracketsOf(text);
  return nesting <= limit ? nesting : bracketsOf(text.replace(NO_TOKENS, ""));
}

function bracketsOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === "{" || character === "[" || character === "(") {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === "}" || character === "]" || character === ")") {
      depth -= 1;
    }
  }
  return deepest;
}
