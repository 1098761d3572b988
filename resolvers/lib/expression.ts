import { util } from "@aws-appsync/utils";

/** A DynamoDB expression as AppSync's data source takes it. */
export interface Expression {
  expression: string;
  expressionNames?: Record<string, string>;
  expressionValues?: Record<string, unknown>;
}

/** What an expression's placeholders stand for. DynamoDB refuses placeholders that are not used, and empty sets. */
export interface Placeholders {
  /** Names by "#placeholder": for reserved words and for names made of ids. */
  names?: Record<string, string>;
  /** Plain values by ":placeholder". */
  values?: Record<string, unknown>;
  /** String sets by ":placeholder". */
  sets?: Record<string, string[]>;
}

/** An expression with its placeholders; maps that would be empty, which DynamoDB refuses, are omitted. */
export function expression(text: string, placeholders: Placeholders = {}): Expression {
  const values = util.dynamodb.toMapValues(placeholders.values ?? {}) as Record<string, unknown>;
  for (const [name, set] of Object.entries(placeholders.sets ?? {})) {
    values[name] = util.dynamodb.toStringSet(set);
  }
  const names = placeholders.names ?? {};
  const made: Expression = { expression: text };
  if (Object.keys(names).length > 0) made.expressionNames = names;
  if (Object.keys(values).length > 0) made.expressionValues = values;
  return made;
}

/** The condition of an action in a transaction; the item that fails it comes back in the cancellation reasons. */
export function transactCondition(text: string, placeholders: Placeholders = {}) {
  return { ...expression(text, placeholders), returnValuesOnConditionCheckFailure: true };
}

/** A key in DynamoDB's notation. All keys here are texts, which need no library to be written. */
export function toKey(key: Record<string, string>): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(key)) made[name] = { S: value };
  return made;
}
