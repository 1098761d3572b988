import { expressionsOf } from "./requestExpressions";
import { tokensOf } from "./tokens";

const MEMBERS = ["ExpressionAttributeNames", "ExpressionAttributeValues"];

/**
 * DynamoDB's message for placeholders that no expression uses, in the request or in one action of a transaction. DynamoDB
 * checks this before it reads an item; recorded in https://github.com/architect/dynalite
 * @param body JSON of the request
 */
export function unusedText(body: string): string | undefined {
  if (!body.includes('"ExpressionAttribute')) return undefined;
  const used = new Map<Record<string, any>, Set<string>>();
  for (const { holder, text } of expressionsOf(JSON.parse(body))) {
    const tokens = used.get(holder) ?? new Set<string>();
    used.set(holder, tokens);
    for (const token of tokensOf(text)) tokens.add(token.text);
  }
  for (const [holder, tokens] of used) {
    for (const member of MEMBERS) {
      const unused = Object.keys(holder[member] ?? {}).filter((name) => !tokens.has(name));
      if (unused.length > 0) {
        return `Value provided in ${member} unused in expressions: keys: {${unused.join(", ")}}`;
      }
    }
  }
  return undefined;
}
