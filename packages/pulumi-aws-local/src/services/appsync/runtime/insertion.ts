import type { Node } from "acorn";

/** Text to insert at `column` (1-based) of `line` of the original code. */
export interface Insertion {
  line: number;
  column: number;
  offset: number;
  text: string;
  side: "before" | "after";
  /** The code that the text encloses. */
  around: { start: number; end: number };
}

/** Inserts `open` before a node and `close` after it. */
export function wrap(node: Node, open: string, close: string): Insertion[] {
  const { start, end } = node.loc!;
  return [
    insertion("before", node, { ...start, offset: node.start }, open),
    insertion("after", node, { ...end, offset: node.end }, close),
  ];
}

/** Inserts text inside a block, after its opening and before its closing brace. */
export function wrapBlock(block: Node, open: string, close: string): Insertion[] {
  const { start, end } = block.loc!;
  const [first, last] = [block.start + 1, block.end - 1];
  const begin = { line: start.line, column: start.column + 1, offset: first };
  if (first === last) return [insertion("before", block, begin, open + close)];
  return [
    insertion("before", block, begin, open),
    insertion("after", block, { line: end.line, column: end.column - 1, offset: last }, close),
  ];
}

function insertion(
  side: Insertion["side"],
  { start, end }: Node,
  { line, column, offset }: { line: number; column: number; offset: number },
  text: string,
): Insertion {
  return { line, column: column + 1, offset, text, side, around: { start, end } };
}

/**
 * Sorts insertions by position, so that the text around an inner node stays inside the text around an outer node.
 * @param insertions insertions of inner nodes come first
 */
export function inOrder(insertions: readonly Insertion[]): Insertion[] {
  return insertions
    .map((one, index) => ({ one, index }))
    .sort((left, right) => compare(left.one, right.one) || byNesting(left, right))
    .map(({ one }) => one);
}

function compare(left: Insertion, right: Insertion): number {
  if (left.offset !== right.offset) return left.offset - right.offset;
  if (left.side !== right.side) return left.side === "after" ? -1 : 1;
  return left.side === "after"
    ? right.around.start - left.around.start
    : right.around.end - left.around.end;
}

/** For two insertions around the same code, the first one is the inner one. */
function byNesting(
  left: { one: Insertion; index: number },
  right: { one: Insertion; index: number },
): number {
  return left.one.side === "after" ? left.index - right.index : right.index - left.index;
}
