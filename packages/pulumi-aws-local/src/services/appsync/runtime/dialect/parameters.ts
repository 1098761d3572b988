import type { Function as FunctionNode, Node, Position } from "acorn";
import { hookNames, parametersName } from "../hooks";
import type { Insertion } from "../insertion";
import { elementDefaults } from "./patternDefaults";
import { replaceNext, type Rewriting } from "./rewriting";

/**
 * Rewrites a function with default values to take its parameters as a list, which it then destructures: `(a = 1) => a`
 * becomes `(...list)=>{var[a = 1]=defaulted(list,[1]);return(a)}`.
 */
export function rewriteParameters(node: FunctionNode, plain: string): Rewriting | undefined {
  const { params, body } = node;
  const defaults = elementDefaults(params);
  if (defaults === undefined) return undefined;
  const [first, last] = [params[0]!, params.at(-1)!];
  const isArrow = node.type === "ArrowFunctionExpression";
  const isExpression = body.type !== "BlockStatement";
  const shape = JSON.stringify(defaults);
  const opening = `...${parametersName})${isArrow ? "=>" : ""}{var[`;
  const closing = `]=${hookNames.defaulted}(${parametersName},${shape});${isExpression ? "return(" : ""}`;
  // Includes the comma before it, if any.
  const parenthesis = { ...replaceNext(plain, last.end, ")", ""), start: last.end };
  parenthesis.text = plain.slice(parenthesis.start, parenthesis.end).replace(/[,)]/g, " ");
  const arrow = isArrow ? [replaceNext(plain, parenthesis.end, "=>", "")] : [];
  const brace = isExpression ? [] : [replaceNext(plain, parenthesis.end, "{", "")];
  return {
    insertions: [
      insert("before", node, first.start, first.loc!.start, opening),
      insert("after", node, last.end, last.loc!.end, closing),
      ...(isExpression ? [insert("after", node, node.end, node.loc!.end, ")}")] : []),
    ],
    replacements: [parenthesis, ...arrow, ...brace],
  };
}

function insert(
  side: Insertion["side"],
  { start, end }: Node,
  offset: number,
  { line, column }: Position,
  text: string,
): Insertion {
  return { line, column: column + 1, offset, text, side, around: { start, end } };
}
