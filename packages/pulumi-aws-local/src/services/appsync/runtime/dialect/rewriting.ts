import type { Node } from "acorn";
import type { Insertion } from "../insertion";

/** Text that replaces as many characters, so that nothing after it moves. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** Changes that give JavaScript the meaning that it has in APPSYNC_JS. */
export interface Rewriting {
  insertions: Insertion[];
  replacements: Replacement[];
}

/** Replaces `text`, the first such after `start`, where only spaces, comments and parentheses stand before it. */
export function replaceNext(
  plain: string,
  start: number,
  text: string,
  replacement: string,
): Replacement {
  const at = plain.indexOf(text, start);
  return { start: at, end: at + text.length, text: replacement.padEnd(text.length) };
}

/** An operator between two operands, and its place. */
export interface Operation extends Node {
  left: Node;
  right: Node;
  operator: string;
}
