import type { Node } from "acorn";
import type { Insertion } from "../insertion";

/** Replacement text of the same length, so that later positions do not move. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** Changes that give JavaScript the semantics of APPSYNC_JS. */
export interface Rewriting {
  insertions: Insertion[];
  replacements: Replacement[];
}

/** Replaces the first `text` after `start` that is preceded only by spaces, comments and parentheses. */
export function replaceNext(
  plain: string,
  start: number,
  text: string,
  replacement: string,
): Replacement {
  const at = plain.indexOf(text, start);
  return { start: at, end: at + text.length, text: replacement.padEnd(text.length) };
}

/** An operator with two operands, and its position. */
export interface Operation extends Node {
  left: Node;
  right: Node;
  operator: string;
}
