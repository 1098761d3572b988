import { toWireItem, type WireItem } from "./attributeValues";
import { TemplateError } from "../../errors";

/** An expression in a resolver's request, with its placeholders. */
export interface Expression {
  expression?: string;
  expressionNames?: Record<string, string> | null;
  expressionValues?: Record<string, unknown> | null;
}

/** The members of a DynamoDB request that expressions fill; absent if there are none. */
export interface WireExpressions {
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: WireItem;
}

/** Merges the placeholders of all expressions of one DynamoDB request. */
export function mergePlaceholders(
  expressions: Record<string, Expression | null | undefined>,
): WireExpressions {
  let names: Record<string, string> | undefined;
  let values: WireItem | undefined;
  for (const field in expressions) {
    const expression = expressions[field];
    if (expression == null) continue;
    if (hasEntries(expression.expressionNames)) {
      names = { ...names, ...expression.expressionNames };
    }
    if (hasEntries(expression.expressionValues)) {
      values = {
        ...values,
        ...toWireItem(expression.expressionValues, `${field}][expressionValues`),
      };
    }
  }
  return {
    ...(names && { ExpressionAttributeNames: names }),
    ...(values && { ExpressionAttributeValues: values }),
  };
}

/** The text of an optional expression as one member of a DynamoDB request. */
export function expressionText<K extends string>(
  member: K,
  field: string,
  expression: Expression | null | undefined,
): Partial<Record<K, string>> {
  if (expression == null) return {};
  if (typeof expression.expression !== "string") {
    throw new TemplateError(`Value for field '$[${field}][expression]' not found.`);
  }
  return { [member]: expression.expression } as Record<K, string>;
}

function hasEntries(map: object | null | undefined): map is object {
  for (const _ in map) return true;
  return false;
}
