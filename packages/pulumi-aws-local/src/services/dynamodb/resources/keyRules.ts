import { isSet, isUnknown, toNumber, type TogetherRule } from "../../../core/rules";
import { hasUnknown } from "../../../core/unknown";
import { keysOf, typesOf } from "./tableKeys";

/** Every attribute must be in a key or an index, and every key must have a definition. */
export const checkAttributes: TogetherRule = (inputs, pathOf, report) => {
  const { attributes, hashKey, rangeKey, globalSecondaryIndexes, localSecondaryIndexes } = inputs;
  const given = { attributes, hashKey, rangeKey, globalSecondaryIndexes, localSecondaryIndexes };
  if (hasUnknown(given) || !isWellFormed(given)) return;
  const types = typesOf(given);
  const used = keysOf(given);
  const unused = [...types.keys()].filter((name) => !used.has(name));
  const missing = [...used].filter((name) => !types.has(name));
  if (unused.length > 0) {
    report.add(
      pathOf("attributes"),
      `must be in a key or an index: all attributes must be indexed. Unused attributes: ${JSON.stringify(unused)}`,
    );
  }
  if (missing.length > 0) {
    report.add(
      pathOf("attributes"),
      `must define every key and index key, misses ${JSON.stringify(missing)}`,
    );
  }
  if (new Set(attributes?.map(({ name }: any) => name)).size < (attributes?.length ?? 0)) {
    report.add(pathOf("attributes"), "must have each name once");
  }
};

/** Whether the inputs are lists of objects: other rules report violations. */
function isWellFormed(inputs: Record<string, any>): boolean {
  return ["attributes", "globalSecondaryIndexes", "localSecondaryIndexes"].every(
    (name) =>
      !isSet(inputs[name]) ||
      (Array.isArray(inputs[name]) &&
        inputs[name].every((one: unknown) => typeof one === "object" && one !== null)),
  );
}

/** A stream must have a view type. */
export const checkStream: TogetherRule = ({ streamEnabled, streamViewType }, pathOf, report) => {
  if ((streamEnabled === true || streamEnabled === "true") && !streamViewType) {
    report.add(pathOf("streamViewType"), "is required with streamEnabled");
  }
};

/** Without PAY_PER_REQUEST, a table and its global indexes must have a capacity. */
export const checkCapacity: TogetherRule = (inputs, pathOf, report) => {
  const { billingMode = "PROVISIONED", globalSecondaryIndexes } = inputs;
  if (billingMode !== "PROVISIONED") return;
  const check = (given: Record<string, any>, at: string): void => {
    for (const name of ["readCapacity", "writeCapacity"]) {
      if (isUnknown(given[name]) || toNumber(given[name] ?? 0)! >= 1) continue;
      report.expected(at + name, "at least 1 with the billingMode PROVISIONED", given[name] ?? 0);
    }
  };
  check(inputs, pathOf(""));
  if (!isWellFormed(inputs)) return;
  for (const [i, index] of (globalSecondaryIndexes ?? []).entries()) {
    check(index, `${pathOf("globalSecondaryIndexes")}[${i}].`);
  }
};
