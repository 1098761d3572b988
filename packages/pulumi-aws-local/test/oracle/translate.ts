import { snakeCase } from "./providerTypes";

/** A block of the provider's schema, as `terraform providers schema -json` prints it. */
export interface Block {
  attributes?: Record<string, Attribute>;
  block_types?: Record<string, { block: Block; nesting_mode: string; max_items?: number }>;
}

interface Attribute {
  type?: unknown;
  nested_type?: { attributes: Record<string, Attribute>; nesting_mode: string };
  required?: boolean;
}

/** Properties that Pulumi's wrapper of the provider renames. */
const RENAMES: Record<string, string> = {
  "aws_cloudwatch_metric_alarm name": "alarm_name",
  "aws_sns_topic_subscription topic": "topic_arn",
};

/**
 * Translates a resource's inputs from Pulumi's names to Terraform's.
 * @throws Error for a name that the provider does not have
 */
export function translate(type: string, block: Block, inputs: unknown): Record<string, unknown> {
  return translateBlock(type, block, inputs as Record<string, unknown>, "");
}

function translateBlock(
  type: string,
  block: Block,
  inputs: Record<string, unknown>,
  path: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const key = providerName(type, block, name);
        if (key === undefined) throw new Error(`${type} has no property for "${path}${name}".`);
        return [key, translateValue(type, block, key, value, `${path}${name}.`)];
      }),
  );
}

function translateValue(
  type: string,
  block: Block,
  key: string,
  value: unknown,
  path: string,
): unknown {
  const nested = block.block_types?.[key];
  const inner = nested?.block ?? nestedAttributes(block.attributes?.[key]);
  if (inner === undefined) return escape(value);
  const isList = nested !== undefined || isListOfObjects(block.attributes?.[key]);
  const each = (one: unknown): unknown =>
    isObject(one) ? translateBlock(type, inner, one, path) : escape(one);
  if (Array.isArray(value)) return value.map(each);
  return isList && isObject(value) ? [each(value)] : each(value);
}

function nestedAttributes(attribute: Attribute | undefined): Block | undefined {
  if (attribute?.nested_type !== undefined) return attribute.nested_type;
  const { type } = attribute ?? {};
  if (!Array.isArray(type) || !Array.isArray(type[1]) || type[1][0] !== "object") return undefined;
  const fields = type[1][1] as Record<string, unknown>;
  return {
    attributes: Object.fromEntries(Object.entries(fields).map(([n, t]) => [n, { type: t }])),
  };
}

function isListOfObjects(attribute: Attribute | undefined): boolean {
  const mode = attribute?.nested_type?.nesting_mode;
  return mode === undefined ? Array.isArray(attribute?.type) : ["list", "set"].includes(mode);
}

/** The name of a property in the provider's schema: the wrapper writes lists in the plural. */
export function providerName(type: string, block: Block, name: string): string | undefined {
  const snake = snakeCase(name);
  const candidates = [
    RENAMES[`${type} ${name}`],
    snake,
    snake.replace(/ies$/, "y"),
    snake.replace(/s$/, ""),
    snake.replace(/es$/, ""),
  ];
  return candidates.find(
    (one) =>
      one !== undefined &&
      (block.attributes?.[one] !== undefined || block.block_types?.[one] !== undefined),
  );
}

/** Escapes strings: Terraform would read "${" as the start of an expression. */
function escape(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/([$%])\{/g, "$1$1{");
  if (Array.isArray(value)) return value.map(escape);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escape(one)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
