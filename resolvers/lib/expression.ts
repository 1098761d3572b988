import { util } from "@aws-appsync/utils";

/** A DynamoDB expression in the form of AppSync's data source. */
export interface Expression {
  expression: string;
  expressionNames?: Record<string, string>;
  expressionValues?: Record<string, unknown>;
}

/**
 * The values of an expression's placeholders. DynamoDB refuses unused placeholders and empty sets.
 */
export interface Placeholders {
  /** Names by "#placeholder", for reserved words and for names that contain ids. */
  names?: Record<string, string>;
  /** Plain values by ":placeholder". */
  values?: Record<string, unknown>;
  /** String sets by ":placeholder". */
  sets?: Record<string, string[]>;
}

/** An expression with its placeholders. Empty maps are omitted, because DynamoDB refuses them. */
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

/**
 * The condition of an action in a transaction. If it fails, the cancellation reasons contain the
 * item.
 */
export function transactCondition(text: string, placeholders: Placeholders = {}) {
  return { ...expression(text, placeholders), returnValuesOnConditionCheckFailure: true };
}

/**
 * A key in DynamoDB's attribute notation. All keys of the store are strings, so no library is
 * needed.
 */
export function toKey(key: Record<string, string>): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(key)) made[name] = { S: value };
  return made;
}
