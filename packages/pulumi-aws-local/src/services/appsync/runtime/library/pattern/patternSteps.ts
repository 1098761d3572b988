import { BoundedMap } from "../../../../../core/boundedMap";
import { lookingAround } from "./translatePattern";

/**
 * An upper bound of the steps of a regular expression on a text of `characters` characters; Infinity if no polynomial
 * bounds it. Only the expression is examined: each quantifier may match up to each of the characters, each alternative
 * doubles the number of attempts, and a repetition inside a repetition can match in any number of ways.
 */
export function patternSteps({ source, multiline }: RegExp, characters: number): number {
  const { repeats, choices, isCounted, isAnchoredFirst } = shapeOf(source);
  const isAnchored = isAnchoredFirst && choices === 0 && !multiline;
  const once = source.length + (isCounted ? characters : 0);
  return (characters + 1) ** (repeats + (isAnchored ? 0 : 1)) * 2 ** choices * once;
}

/** The number of repetitions in a pattern or group, and the number of choices. */
interface Shape {
  repeats: number;
  choices: number;
}

interface PatternShape extends Shape {
  /** Whether it contains an exact count. */
  isCounted: boolean;
  isAnchoredFirst: boolean;
}

/** A handler may create patterns from its input, so the cache must have a limit. */
const known = new BoundedMap<string, PatternShape>(500);

function shapeOf(pattern: string): PatternShape {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const plain = simplify(pattern);
  const shape = {
    ...readShape(plain),
    isCounted: /\{\d/.test(plain),
    isAnchoredFirst: plain.startsWith("^"),
  };
  if (pattern.length < 1000) known.set(pattern, shape);
  return shape;
}

/** Simplifies an expression to one of similar cost, in which braces only denote counts. */
function simplify(pattern: string): string {
  let plain = pattern;
  for (const text of lookingAround) plain = plain.replaceAll(text, "");
  return plain.replace(/\\(?:u\{[0-9a-f]+\}|[pP]\{[^}]*\})/g, "x");
}

const PIECE = /\\[1-9k]|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\{(\d+)(,?)(\d*)\}|[*+?|()]/g;

function readShape(pattern: string): Shape {
  const outer: Shape[] = [];
  let shape: Shape = { repeats: 0, choices: 0 };
  /** The group that has just ended; undefined after any other element. */
  let group: Shape | undefined;
  let end = 0;
  for (const { 0: piece, 1: least, 2: comma, index } of pattern.matchAll(PIECE)) {
    const target = index === end ? group : undefined;
    group = undefined;
    end = index + piece.length;
    if (piece === "(") {
      outer.push(shape);
      shape = { repeats: 0, choices: 0 };
    } else if (piece === ")") {
      group = shape;
      shape = sum(outer.pop() ?? { repeats: 0, choices: 0 }, shape);
    } else if (piece === "|" || piece === "?") {
      shape = sum(shape, { repeats: 0, choices: 1 });
      // "(?" starts a group; the "?" of "a*?" and of "(…)?" is a choice.
    } else if (piece === "*" || piece === "+" || least !== undefined) {
      const isFixed = least !== undefined && comma === "";
      shape = sum(shape, repeated(target, isFixed ? Number(least) : undefined));
    } else if (/^\\[1-9k]$/.test(piece)) {
      shape = sum(shape, { repeats: 1, choices: 0 });
    }
  }
  while (outer.length > 0) shape = sum(outer.pop()!, shape);
  return shape;
}

/** @param times the exact count; undefined: any number */
function repeated(group: Shape | undefined, times: number | undefined): Shape {
  const { repeats, choices } = group ?? { repeats: 0, choices: 0 };
  if (times !== undefined) return { repeats: repeats * times, choices: choices * times };
  const isPlain = repeats === 0 && choices === 0;
  return isPlain ? { repeats: 1, choices: 0 } : { repeats: Infinity, choices: Infinity };
}

function sum(one: Shape, other: Shape): Shape {
  return { repeats: one.repeats + other.repeats, choices: one.choices + other.choices };
}
