import type { Node } from "acorn";

/** Text put into the code at `column` (from 1) of `line` of the original. */
export interface Insertion {
  line: number;
  column: number;
  offset: number;
  text: string;
  side: "before" | "after";
  /** What it is put around. */
  around: { start: number; end: number };
}

/** `open` before a node and `close` after it. */
export function wrap(node: Node, open: string, close: string): Insertion[] {
  const { start, end } = node.loc!;
  return [
    insertion("before", node, { ...start, offset: node.start }, open),
    insertion("after", node, { ...end, offset: node.end }, close),
  ];
}

/** Text inside of a block, after its opening and before its closing brace. */
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
 * By their place, so that what is put around an inner node stays inside of what is put around an outer one.
 * @param insertions those of inner nodes first
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

/** Of two around the same piece of code, the one that came first is the inner one. */
function byNesting(
  left: { one: Insertion; index: number },
  right: { one: Insertion; index: number },
): number {
  return left.one.side === "after" ? left.index - right.index : right.index - left.index;
}
