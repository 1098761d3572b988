import type { toPlainItem } from "./attributeValues";
import { type WireItem, type WireValue } from "./attributeValues";
import { expressionText, mergePlaceholders, type Expression } from "./expressions";

/** Finds the item of a key in the unordered result of a batch, by the attributes of a sample key. */
export function itemFinder(
  items: readonly WireItem[],
  sampleKey: WireItem | undefined,
): (key: WireItem) => WireItem | undefined {
  const names = Object.keys(sampleKey ?? {});
  const byKey = new Map(items.map((item) => [keyText(item, names), item]));
  return (key) => byKey.get(keyText(key, names));
}

function keyText(item: WireItem, names: readonly string[]): string {
  let text = "";
  for (const name of names) {
    text += `${valueText(item[name])}\n`;
  }
  return text;
}

function valueText(value: WireValue | undefined): string {
  const { S, N } = value ?? {};
  // The length makes the texts unambiguous. Nearly all keys are strings, which JSON serializes slowly.
  if (typeof S === "string") return `${S.length} ${S}`;
  // A number may be returned in another notation than it was sent in.
  return N === undefined ? JSON.stringify(value) : String(Number(N));
}

/**
 * Extends a projection with the key attributes, which identify each item. Also returns a function that removes these
 * attributes from the items.
 */
export function projectionWithKeys(
  projection: Expression | null | undefined,
  sampleKey: WireItem | undefined,
): {
  members: object;
  strip: (item: ReturnType<typeof toPlainItem>) => ReturnType<typeof toPlainItem>;
} {
  if (projection == null) return { members: {}, strip: (item) => item };
  const names = projection.expressionNames ?? {};
  const asked = new Set(
    (projection.expression ?? "").split(",").map((part) => names[part.trim()] ?? part.trim()),
  );
  const added = Object.keys(sampleKey ?? {}).filter((name) => !asked.has(name));
  const widened: Expression = {
    ...projection,
    ...(projection.expression !== undefined && {
      expression: [projection.expression, ...added.map((_, at) => `#batchKey${at}`)].join(", "),
    }),
    expressionNames: {
      ...names,
      ...Object.fromEntries(added.map((name, at) => [`#batchKey${at}`, name])),
    },
  };
  return {
    members: {
      ...expressionText("ProjectionExpression", "projection", widened),
      ...mergePlaceholders({ projection: widened }),
    },
    strip: (item) => {
      for (const name of added) delete item[name];
      return item;
    },
  };
}
