import { foldConstants } from "./foldConstants";
import { type Expression, expressionsOf, parse } from "./requestExpressions";
import { tokensOf } from "./tokens";
import { writeExpression } from "./writeExpression";

/**
 * Rewrites the conditions of a request for the engine: it rejects operands in parentheses and functions of values,
 * which DynamoDB accepts (recorded in https://github.com/architect/dynalite).
 * @param body JSON of the request
 * @returns undefined if nothing has to be rewritten
 */
export function inEngineGrammar(body: string): string | undefined {
  const request = JSON.parse(body);
  const changed = expressionsOf(request).filter(rewrite);
  return changed.length === 0 ? undefined : JSON.stringify(request);
}

/**
 * Rewrites a condition within its request.
 * @returns whether it was changed
 */
function rewrite(expression: Expression): boolean {
  const { member, text, holder } = expression;
  if (member === "UpdateExpression" || member === "ProjectionExpression") return false;
  const parsed = parse(expression);
  if (!("node" in parsed) || hasRedundantParentheses(text)) return false;
  const values = { ...holder["ExpressionAttributeValues"] };
  const { node, added } = foldConstants(parsed.node, values);
  const written = writeExpression(node);
  if (comparable(written) === comparable(text)) return false;
  holder[member] = written;
  Object.assign(values, added);
  const used = new Set(expressionsOf(holder).flatMap((one) => wordsOf(one.text)));
  for (const name of wordsOf(text)) if (!used.has(name)) delete values[name];
  if (Object.keys(values).length > 0) holder["ExpressionAttributeValues"] = values;
  else delete holder["ExpressionAttributeValues"];
  return true;
}

/** Keywords are not case-sensitive. */
const comparable = (text: string): string => wordsOf(text).join(" ").toUpperCase();

const wordsOf = (text: string): string[] => tokensOf(text).map((token) => token.text);

/**
 * Whether DynamoDB rejects the parentheses: two pairs around the same text, unless the outer pair belongs to a function
 * or to IN.
 */
function hasRedundantParentheses(text: string): boolean {
  const words = wordsOf(text);
  const open: number[] = [];
  const closes = new Map<number, number>();
  for (const [at, word] of words.entries()) {
    if (word === "(") open.push(at);
    else if (word === ")") closes.set(open.pop()!, at);
  }
  return [...closes].some(
    ([begin, end]) => closes.get(begin + 1) === end - 1 && !takesList(words[begin - 1]),
  );
}

/** Whether a word before a parenthesis is a function's name or IN. */
function takesList(word = ""): boolean {
  return /^[a-z_]\w*$/i.test(word) && !/^(?:and|between|not|or)$/i.test(word);
}
