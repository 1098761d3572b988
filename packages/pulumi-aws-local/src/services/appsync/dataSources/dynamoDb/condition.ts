import { isDeepStrictEqual } from "node:util";
import { AwsError } from "../../../../core/awsError";
import type { DataSourceOutcome } from "../dataSourceCall";
import { TemplateError } from "../../errors";
import type { WireItem, WireValue } from "./attributeValues";
import type { Expression } from "./expressions";
import { toResolverError } from "./tableAccess";

/**
 * A condition of PutItem, UpdateItem or DeleteItem.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-condition-expressions.html
 */
export interface Condition extends Expression {
  /** Attributes omitted when PutItem compares the stored item with the desired one. */
  equalsIgnore?: string[] | null;
  /** Whether the stored item is read consistently after a failure; true if omitted. */
  consistentRead?: boolean | null;
  conditionalCheckFailedHandler?: { strategy?: string } | null;
}

/** @throws TemplateError for the strategy that needs a Lambda function */
export function checkCondition(condition: Condition | null | undefined): Condition | undefined {
  const strategy = condition?.conditionalCheckFailedHandler?.strategy ?? "Reject";
  if (strategy !== "Reject") {
    throw new TemplateError(
      `conditionalCheckFailedHandler strategy "${strategy}" is not supported on this stack, only "Reject".`,
    );
  }
  return condition ?? undefined;
}

export function isConditionFailure(error: unknown): error is AwsError {
  return error instanceof AwsError && error.code === "ConditionalCheckFailedException";
}

/** The outcome of strategy Reject: ctx.error, and the stored item as ctx.result. */
export function rejected(
  error: AwsError,
  stored: Record<string, unknown> | null,
): DataSourceOutcome {
  return { result: stored, error: toResolverError(error) };
}

/** Whether two items are equal, regardless of the order in sets. */
export function itemsEqual(a: WireItem, b: WireItem, ignored: readonly string[]): boolean {
  return isDeepStrictEqual(canonicalItem(a, ignored), canonicalItem(b, ignored));
}

function canonicalItem(item: WireItem, ignored: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      ignored.includes(name) ? [] : [[name, canonicalValue(value)]],
    ),
  );
}

function canonicalValue(value: WireValue): unknown {
  const [type, content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case "N":
      return { N: Number(content) };
    case "NS":
      return { NS: content.map(Number).sort((x: number, y: number) => x - y) };
    case "SS":
    case "BS":
      return { [type]: [...content].sort() };
    case "L":
      return { L: content.map(canonicalValue) };
    case "M":
      return { M: canonicalItem(content, []) };
    default:
      return value;
  }
}
