import { toModuleAttributeValue, type AttributeValue } from "./attributeValues";
import type { Expression } from "./filterExpression";
import { isRecord } from "./json";

/** The results of ddb.operations.*, as recorded from AWS. */
export interface UpdateOperation {
  type: `OPERATION_${string}`;
  value?: unknown;
  items?: unknown[];
  by?: number;
  index?: number;
}

/**
 * Renders the update object of ddb.update: nested objects change the members that they name, `null` is written as NULL,
 * and operations are applied.
 * https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html
 * UNVERIFIED: the placeholders of nested paths, the form of REMOVE and of updateListItem.
 */
export function renderUpdate(update: Record<string, unknown>): Expression {
  const renderer = new UpdateRenderer();
  renderer.members(update, "");
  return renderer.expression();
}

class UpdateRenderer {
  private readonly sets: string[] = [];
  private readonly removals: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly values: Record<string, AttributeValue> = {};
  private valueCount = 0;

  expression(): Expression {
    const clauses = [
      ...(this.sets.length > 0 ? [`SET ${this.sets.join(", ")}`] : []),
      ...(this.removals.length > 0 ? [`REMOVE ${this.removals.join(", ")}`] : []),
    ];
    return {
      expression: clauses.join(" "),
      expressionNames: Object.fromEntries([...this.names].map(([name, place]) => [place, name])),
      expressionValues: this.values,
    };
  }

  members(update: Record<string, unknown>, parent: string): void {
    for (const [name, value] of Object.entries(update)) {
      this.member(`${parent}${this.name(name)}`, value);
    }
  }

  private member(path: string, value: unknown): void {
    if (isOperation(value)) {
      this.operation(path, value);
    } else if (Array.isArray(value) && value.length > 0 && value.every(isListItemUpdate)) {
      for (const one of value) {
        this.sets.push(`${path}[${one.index}] = ${this.value(one.value)}`);
      }
    } else if (isRecord(value) && !isSetValue(value)) {
      this.members(value, `${path}.`);
    } else {
      this.sets.push(`${path} = ${this.value(value)}`);
    }
  }

  private operation(path: string, operation: UpdateOperation): void {
    const { type, value, items, by = 1 } = operation;
    switch (type) {
      case "OPERATION_REMOVE":
        this.removals.push(path);
        return;
      case "OPERATION_INCREMENT":
        this.sets.push(`${path} = ${path} + ${this.value(by)}`);
        return;
      case "OPERATION_DECREMENT":
        this.sets.push(`${path} = ${path} - ${this.value(by)}`);
        return;
      case "OPERATION_APPEND":
        this.sets.push(`${path} = list_append(${path}, ${this.value(items)})`);
        return;
      case "OPERATION_PREPEND":
        this.sets.push(`${path} = list_append(${this.value(items)}, ${path})`);
        return;
      default:
        this.sets.push(`${path} = ${this.value(value)}`);
    }
  }

  private name(name: string): string {
    const place = this.names.get(name) ?? `#expName_${this.names.size + 1}`;
    this.names.set(name, place);
    return place;
  }

  private value(value: unknown): string {
    this.valueCount += 1;
    const place = `:expValue_${this.valueCount}`;
    this.values[place] = toModuleAttributeValue(value);
    return place;
  }
}

const operationTypes = new Set([
  "OPERATION_ADD",
  "OPERATION_REMOVE",
  "OPERATION_REPLACE",
  "OPERATION_INCREMENT",
  "OPERATION_DECREMENT",
  "OPERATION_APPEND",
  "OPERATION_PREPEND",
]);

function isOperation(value: unknown): value is UpdateOperation {
  return isRecord(value) && operationTypes.has(String(value["type"]));
}

function isListItemUpdate(value: unknown): value is UpdateOperation {
  return isRecord(value) && value["type"] === "OPERATION_UPDATE_LIST_ITEM";
}

function isSetValue(value: Record<string, unknown>): boolean {
  return !("M" in toModuleAttributeValue(value));
}
